### 평가자의 직접 평가

## 일치도

agreement-title = 평가자 간 일치도
agreement-about = 평가자들이 서로의 판단을 보지 않고 판단하였을 때 얼마나 일치하였는지를 나타냅니다. 공개한 값은 그 뒤에 합의한 것입니다.
agreement-counts = 일치한 단위
agreement-percentage = 일치율
agreement-alpha = 크리펜도르프 알파
agreement-of = 평가자 { $coders }명이 { $units }개 가운데 { $agreed }개에서 일치
agreement-none = 둘 이상이 판단한 단위 없음
agreement-undefined = 정의되지 않음
