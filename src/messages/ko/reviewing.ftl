### 검토와 답변 쓰기

## 양식

review-title = 검토
review-revise-title = 검토 수정
review-retract-title = 검토 철회
answer-title = 검토에 대한 답변
review-period = 검토 기간
review-text_ko = 검토 내용(한국어)
    .about = 무엇을 확인하였고 무엇을 보았는지 적습니다. 한국어와 영어 중 하나는 반드시 적어야 합니다.
review-text_en = 검토 내용(영어)
answer-text_ko = 답변(한국어)
    .about = 답변은 검토 옆에 나란히 공개됩니다. 한국어와 영어 중 하나는 반드시 적어야 합니다. 보고한 내용을 바꾸려면 보고를 정정해야 합니다.
answer-text_en = 답변(영어)
answer-organisation = 답변 기관
review-claim = 담당 기관의 보고
review-no-claim = 담당 기관의 보고가 아직 없습니다.
review-last = 우리 기관의 지난 검토
review-as-published = 공개된 검토
review-answered = 답변할 검토

## 단추와 그 결과

review-consequence = 공개한 검토는 지울 수 없으며, 나중에 수정하면 처음 판단과 수정 사유가 함께 남습니다.
review-revise-consequence = 지금 공개된 판단과 수정 사유가 함께 남습니다.
review-retract-button = 검토 철회하기
answer-consequence = 답변만으로는 이견이 해소되지 않습니다. 보고를 정정하거나 검토를 수정해야 해소됩니다. 답변은 지울 수 없으며 수정한 내용도 함께 남습니다.

## 내 업무

to-review-title = 검토할 과제
to-review-about = 이행 점검 대상 계획의 공약과 세부과제입니다. 지난 검토 이후 담당 기관이 새로 보고한 것이 먼저 나옵니다.
to-review-changes = 지난 검토 이후 기록된 모든 변경
to-review-none = 이행 점검 대상 계획이 아직 없습니다.
to-review-own = 우리 기관의 판단
to-review-changed = 검토 이후 새 보고
to-review-button = 검토하기
own-reviews-title = 우리 기관의 검토
own-reviews-none = 아직 검토가 없습니다.
own-reviews-answered = 답변
review-revise = 수정
awaiting-title = 답변을 기다리는 검토
awaiting-none = 답변을 기다리는 검토가 없습니다.
awaiting-answer = 답변하기
awaiting-revised = 답변 이후 수정됨

## 쓸 수 없는 경우

error-not-yours-to-answer = 공약을 주관하거나 협조하는 기관, 세부과제를 담당하는 기관만 검토에 답변할 수 있습니다.
    .title = 다른 기관이 답변할 검토입니다
error-not-your-review = 검토를 공개한 기관만 수정하거나 철회할 수 있습니다.
    .title = 다른 기관의 검토입니다
error-review-retracted = 이미 철회된 검토입니다.
    .title = 철회된 검토입니다
