### 이행 보고

## 양식

report-title = 이행 보고
correct-title = 보고 정정
retract-title = 보고 취소
report-status = 이행 상태
report-organisation = 보고 기관
report-period = 보고 기간
report-latest = 지난 보고
report-as-published = 공개된 보고
form-text_ko = 보고 내용(한국어)
    .about = 이 기간에 무엇을 하였는지 사실대로 적습니다. 한국어와 영어 중 하나는 반드시 적어야 합니다.
form-text_en = 보고 내용(영어)
form-difficulties_ko = 애로사항(한국어)
    .about = “미착수”나 “일부 이행”이면 그 사유를 반드시 적습니다.
form-difficulties_en = 애로사항(영어)
form-occurred_on = 이행일(실제로 이루어진 날)
form-evidence = 증빙자료
    .about = “이행 완료”에는 누구나 열 수 있는 자료가 하나 이상 필요합니다. 공개할 자료가 없으면 아래 “더 적기”에 그 사유를 적습니다.
form-evidence-kind = 증빙자료 종류
form-evidence-url = 주소
form-evidence-title = 제목
form-evidence-date = 자료의 날짜
evidence-more = 증빙자료 한 줄 추가
form-more = 더 적기
form-no_evidence_ko = 공개할 증빙자료가 없는 사유(한국어)
form-no_evidence_en = 공개할 증빙자료가 없는 사유(영어)
form-next_step_ko = 다음 단계(한국어)
form-next_step_en = 다음 단계(영어)
form-entered_later = 이 사이트에서 보고를 받기 전에 있었던 보고를 지금 입력함
form-reason = 사유
    .about = 왜 고치는지 적습니다. 사유도 함께 공개됩니다.

## 단추와 그 결과

report-preview = 미리 보기
report-preview-title = 이렇게 공개됩니다
report-publish = 공개하기
report-edit = 고쳐 쓰기
report-consequence = 공개한 보고는 지울 수 없으며, 나중에 정정하면 처음 내용과 정정 사유가 함께 남습니다.
correct-consequence = 지금 공개된 내용과 정정 사유가 함께 남습니다.
retract-button = 보고 취소하기
retract-consequence = 취소한 보고의 내용과 사유는 계속 볼 수 있으며, 이행 상태에는 반영되지 않습니다.
draft-save = 초안 저장
draft-saved = 초안을 저장했습니다. 같은 기관의 구성원이 이어서 쓸 수 있으며, 아직 공개되지 않았습니다.
draft-found = { $day }에 { $name }님이 저장한 초안입니다. 이어서 쓸 수 있습니다.

## 다른 사람이 먼저 쓴 때

conflict-title = 그사이 같은 기관에서 먼저 저장하거나 공개한 내용이 있습니다.
conflict-text = 쓰신 내용은 그대로 남아 있습니다. 두 내용을 견주어 보고 이어서 진행하거나 고쳐 쓰시기 바랍니다.
conflict-theirs = 먼저 저장되거나 공개된 내용
conflict-yours = 지금 쓰신 내용
conflict-go-on = 내 내용으로 계속하기

## 내 업무

due-title = 보고할 과제
due-about = 맡으신 공약과 세부과제 가운데 아직 완료되지 않은 것입니다. 이번 보고 주기에 보고하지 않은 것이 먼저, 그중에서는 지난 주기에도 보고하지 않은 것과 기한이 이른 것이 먼저 나옵니다.
due-none = 지금 보고할 과제가 없습니다.
due = 기한
due-reported = 이번 주기 보고함
due-not-open = 지금 보고를 받지 않는 계획입니다.
due-nothing = 보고할 과제가 없습니다.
due-report = 보고하기
due-what = 과제
due-state = 현재 상태
drafts-title = 쓰고 있는 초안
draft-discard = 삭제
    .sure = 이 초안 삭제
drafts-none = 쓰고 있는 초안이 없습니다.
drafts-saved = 저장
own-reports-title = 우리 기관의 최근 보고
own-reports-none = 아직 보고가 없습니다.
report-correct = 정정
report-retract = 취소
error-other-participant = 다른 참여국의 계획입니다. 소속된 참여국의 계획에 대해서만 쓸 수 있습니다.
    .title = 쓸 수 없는 계획입니다
error-not-yours = 이 과제를 주관하거나 협조하는 기관만 보고할 수 있습니다.
    .title = 다른 기관의 과제입니다
error-retracted = 이미 취소된 보고입니다.
    .title = 취소된 보고입니다
error-form-step = 무엇을 하려는 것인지 알 수 없습니다. 화면의 단추를 이용하시기 바랍니다.
    .title = 알 수 없는 요청입니다
error-form-carried = 양식에 딸린 값이 빠졌거나 바뀌었습니다. 화면을 새로 열어 다시 보내 주시기 바랍니다.
    .title = 양식이 온전하지 않습니다

## 계획 운영

run-plan = 계획 운영
run-no-periods = 보고 기간이 아직 없습니다. 이행 점검을 시작하면 반기마다 한 번씩 만들어집니다.
run-stages = 단계
run-open = 이행 점검 시작
    .about = 시작하는 날부터 무보고, 지연, 미갱신을 셉니다. 보고 기간이 없으면 반기마다 한 번씩 만듭니다. 시작한 뒤에는 시작하는 날을 바꿀 수 없으니 확인하고 누르십시오.
run-open-from = 시작하는 날
run-freeze = 제출본 확정
    .about = 지금 기록된 내용을 제출본으로 확정합니다. 그 뒤로 바뀌는 것은 모두 변경으로 기록됩니다.
run-resubmit = 새 제출본 확정
    .about = 지금 기록된 내용을 다음 제출본으로 확정합니다. 앞선 제출본은 그대로 남습니다. 확정한 제출본은 지울 수 없습니다.
run-submitted-on = 제출일
run-close = 계획 종료
    .about = 종료하면 보고를 새로 공개하거나 정정하거나 취소할 수 없습니다. 이 화면에서는 되돌릴 수 없으며, 다시 열려면 ‘계획 내용 입력·수정’에서 ‘계획 단계’를 ‘시행 중’으로 바꾸어야 합니다.
run-close-sure = 이 계획을 종료하겠습니다.
run-closed = 종료된 계획입니다. 더 보고할 수 없습니다. 다시 열려면 ‘계획 단계’를 ‘시행 중’으로 바꾸십시오.
silent-title = 보고하지 않은 기관
silent-none = 무보고로 집계되는 과제가 없습니다.
silent-count = { $organisations }개 기관의 과제 { $n }건에 보고가 없습니다.
silent-reminder = 안내문(복사하여 쓸 수 있습니다)
on-behalf-title = 기관을 대신하여 보고
    .about = 기관이 직접 입력할 수 없을 때 사무국이 대신 보고합니다. 대신 보고한 사실이 함께 공개됩니다.
own-reports-all = 보고 모두 보기
silent-message = { $organisation } 담당자님께
    「{ $plan }」의 { $period } 이행 보고가 아직 없는 과제를 알려 드립니다. 아래 주소에서 보고하여 주시기 바랍니다.
    .closing = 보고하지 않은 과제는 공개 화면과 통계에 ‘무보고’로 표시됩니다. 이미 보고하셨다면 이 안내는 무시하셔도 됩니다.
silent-no-lead = 주관기관이 기록되지 않음
