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

## 목록

assessments-title = IRM 평가 작업
assessments-about = 평가자만 볼 수 있는 작업입니다. 공개하기 전에는 사무국을 포함한 누구에게도 보이지 않습니다.
assessments-none = 평가할 실행계획이 없습니다.
assessment-product = 보고서
assessment-unit = 단위
assessment-state = 진행 상태
assessment-next = 할 일
assessment-correction = 정정
assessment-not-settled = 아직 정한 값 없음
assessment-n-settled = 값을 정하는 중 { $n }
assessment-n-waiting = 확인을 기다림 { $n }
assessment-n-published = { $units }개 가운데 { $n }개 공개
coding-own = 내 판단
coding-others = 다른 평가자
coding-differing = 서로 다른 값
coding-finished-of = { $units }개 가운데 { $n }개 마침
coding-others-finished = { $coders }명, 마친 판단 { $n }건
coding-nobody = 없음
coding-none = 아직 없음
coding-not-yet = 아직 볼 수 없음
coding-values-of = { $all }개 값 가운데 { $n }개
coding-finished = 마침
coding-n-finished = 마침 { $n }명
coding-n-begun = 판단 중 { $n }명
work-coding = 판단
work-settled = 값을 정하는 중
work-waiting = 확인을 기다림
work-published = 공개됨
coding-about = 평가자마다 따로 판단합니다. 본인의 판단을 마쳤다고 밝히기 전에는 다른 평가자의 판단을 볼 수 없고, 마친 뒤에는 고칠 수 없습니다. 둘 다 마치면 서로 다른 곳을 보고 값을 정하여 공개합니다.
second-person-needed = 공개하려면 값을 정한 사람이 아닌 다른 평가자의 확인이 필요합니다.
second-person-not-needed = 값을 정한 평가자가 바로 공개할 수 있습니다.

## 판단

coding-title = 독립 판단
coding-private = 본인만 볼 수 있습니다. 언제든 저장하고 나중에 이어서 적을 수 있습니다.
coding-saved = 저장하였습니다. 아직 본인이 속한 기관의 평가자에게만 의미가 있으며 공개되지 않습니다.
coding-rationale = 근거 적기
rationale-ko = 근거(한국어)
rationale-en = 근거(영어)
coding-page = { $page }쪽
coding-save = 저장
coding-save-next = 저장하고 다음 단위로
coding-finish = 판단을 마침
    .about = 마치면 이 단위의 판단이 확정되고, 다른 평가자가 마친 판단을 볼 수 있습니다.
coding-stands = 판단을 마친 단위입니다. 아래 내용은 고칠 수 없습니다.
coding-over = 이 단위의 판단은 끝났습니다.
coding-code = 판단하기
coding-reopen = 다시 판단하기
    .about = 아직 다른 평가자가 마치지 않아 되돌릴 수 있습니다.
conflict-keep-mine = 내가 적은 것을 저장
conflict-take-theirs = 먼저 저장된 것을 봄

## 비교

comparison-title = 판단 비교
comparison-units = 둘 이상이 마쳐 비교할 수 있는 단위는 { $n }개입니다.
comparison-none = 아직 비교할 수 있는 단위가 없습니다. 본인과 다른 평가자가 같은 단위의 판단을 마치면 여기에 나옵니다.
comparison-differing = 서로 다른 값
comparison-no-differing = 서로 다른 값이 없습니다.

## 값 정하기, 확인, 공개, 정정

assessment-settle = 값 정하기
assessment-settle-title = 값 정하기
assessment-settle-about = 지표마다 하나의 값과 근거를 정합니다. 판단이 모두 같은 값은 미리 골라 두었습니다. 정한 값과 근거, 쪽만 공개됩니다.
settle-without-others = 아직 마치지 않은 다른 평가자의 판단을 기다리지 않음
settled-by = 정한 사람: { $name }
settled-sent-back = 다른 평가자가 되돌려 보냈습니다.
settled-values = 정한 값
settled-codings = 평가자별 판단
assessment-look = 보기
assessment-approve-look = 확인하기
assessment-approve-about = 다른 평가자가 정한 값입니다. 살펴보고 공개하거나, 고칠 점을 적어 되돌려 보내십시오.
assessment-waits-about = 다른 평가자의 확인을 기다리고 있습니다. 고치려면 먼저 요청을 거두십시오.
assessment-propose = 확인 요청
assessment-go-publish = 저장하고 공개로
assessment-go-approve = 확인하고 공개로
send-back = 되돌려 보내기
send-back-note = 고칠 점
take-back = 요청 거두기
assessment-correct = 정정하기
assessment-correct-title = 공개한 값 정정
assessment-correct-about = 새 값이 공개된 날부터 적용되며, 이전 값은 사유와 함께 이력에 남습니다.
assessment-reason = 정정 사유
    .about = 사유도 함께 공개됩니다.
assessment-give-up = 정정을 그만둠
assessment-publish-title = 평가값 공개
assessment-publish-about = 고른 단위를 하나의 기록으로 공개합니다. 평가자 간 일치도도 함께 공개되며 평가자의 이름과 판단은 공개되지 않습니다.
assessment-publish-units = 공개할 단위
assessment-publish = 공개하기
assessment-publish-consequence = 공개한 값은 지울 수 없고 사유를 밝혀 정정할 수만 있습니다.
assessment-publish-correction = 정정 공개하기
assessment-publish-none = 지금 공개할 수 있는 단위가 없습니다.
assessment-publish-not-yet = 아직 공개할 수 없는 단위
publish-not-proposed = 아직 확인을 요청하지 않았습니다.
publish-own = 본인이 정한 값이므로 다른 평가자가 공개합니다.
desk-assessments = 실행계획별로 판단하고, 다른 평가자와 비교하고, 값을 정하여 공개합니다.
assessment-report-url = 보고서 주소
    .about = 보고서가 이미 공표되었으면 적습니다.
