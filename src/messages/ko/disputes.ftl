### 세 가지 판단의 비교, 이견, 답변, 보고와 판단의 대조

## 기간별 비교

apart = 판단의 차이
apart-explained = 단계를 세는 방법과 이견의 뜻
apart-agree = 일치
apart-steps = { $n }단계 차이
apart-without-number = 다름(단계로 셀 수 없음)
apart-nothing = 비교할 판단 없음
pair-ministry-civil-society = 담당 기관 – 시민사회
pair-ministry-irm = 담당 기관 – IRM
pair-civil-society-irm = 시민사회 – IRM
comparison-end = 계획 종료 시점
comparison-halfway = 계획 중간 시점
comparison-without = 보고 주기 없음
comparison-not-reported = 아직 보고되지 않음
comparison-on-milestones = 세부과제 검토 { $n }건 있음
comparison-irm-later = IRM이 평가하지 않는 기간
comparison-evidence = 증빙자료 { $n }건
methodology-steps = 보고(행)와 검토(열)의 단계 차이

## 증빙자료

strongest-evidence = 현재 상태의 가장 강한 증빙자료:
strongest-evidence-none = 누구나 열 수 있는 자료 없음
evidence-all = 증빙자료
evidence-none = 제출된 증빙자료가 없습니다.
evidence-count = 증빙자료 { $n }건 모두 보기
evidence-item = 자료
evidence-whose = 제출 기관
evidence-for = 뒷받침하는 내용

## 이견

disputes = 이견
dispute-what = 판단한 기관
dispute-apart = 보고 → 판단
dispute-course = 경과
disputant-irm = IRM
days = { $n }일
presses-label = 골라 보기
matrix-civil-society = 시민사회

## 답변

answer-by = 답변:
on-behalf-by = 대신 작성:
review-retracted = 철회된 검토

## 기관의 보고와 다른 판단의 대조

fared = 이 기관의 보고와 다른 판단의 대조
fared-about = 현재 상태를 정한 보고를 같은 공약이나 세부과제에 대한 현재 판단과 하나씩 견줍니다. 숫자를 누르면 해당 항목으로 이동합니다.
fared-compared = 비교한 판단
fared-agreed = 일치
fared-lower = { $n }단계 낮음
fared-no-evidence = 근거 확인 불가
fared-better = 더 높음
