### 기록을 직접 쓰기

record-title = 계획 내용 입력·수정
    .about = 계획, 공약, 세부과제를 한 건씩 입력하거나 고칩니다. 제출본을 확정한 뒤에 고치는 것은 모두 변경으로 기록되며, 사유와 출처를 적어야 합니다.
record-back = 목록으로
record-existing = 지금 기록된 내용입니다. 고칠 곳만 고치시기 바랍니다.
record-new = 새로 입력합니다. (필수) 표시가 없는 칸은 비워 둘 수 있습니다.
record-more = 그 밖의 항목 더 보기
record-open-existing = 이미 기록된 내용 고치기
record-add = 추가
record-edit = 공약 내용 고치기
record-add-commitment = 공약 추가
record-add-milestone = 세부과제 추가
record-add-organisation = 기관 추가
record-add-plan = 계획 추가
record-add-participant = 다른 참여국 추가
record-preview = 바뀔 내용 보기
record-changes = 다음과 같이 기록됩니다
record-field = 항목
record-old = 지금 내용
record-new-value = 바뀔 내용
record-write = 기록하기
record-consequence = 기록한 내용은 바로 공개되며, 지금까지의 내용은 변경 이력에 남습니다.
record-conflict = 그사이 다른 사람이 같은 내용을 고쳤습니다.
    .about = 쓰신 내용은 아래 양식에 그대로 남아 있습니다. 지금 기록된 내용과 견주어 보고 이어서 진행하시기 바랍니다.
required = (필수)
yes = 예
no = 아니요
amendment = 변경 사유와 출처
    .about = 시행 중이거나 종료된 계획의 내용을 바꿀 때에는 둘 다 적어야 합니다. 적은 내용은 공개됩니다.
amendment-reason = 변경 사유
amendment-source = 근거가 되는 문서(주소나 이름)
own-organisations = 기관과 계획
    .about = 기관의 이름이 바뀌거나 다른 기관에 합쳐지면 그 날짜와 함께 기록합니다. 예전 계획에는 예전 이름이 그대로 나오고, 물려받은 과제는 후속 기관이 보고합니다.

## 양식에서만 따지는 잘못

fault-key-taken = 이미 있는 식별키입니다. 다른 식별키를 적거나, 기록되어 있는 내용을 고치십시오.
fault-row-taken = 이미 기록되어 있는 항목입니다. 새로 추가하지 말고 기록되어 있는 내용을 고치십시오.
fault-row-untitled = 제목을 한국어나 영어로 적으십시오.
fault-end-before-start = 종료일이 시작일보다 앞섭니다. 둘 중 하나를 고치십시오.
fault-due-before-start = 기한이 시작일보다 앞섭니다. 둘 중 하나를 고치십시오.
fault-not-the-first-day = 월이나 연도까지만 아는 시작일은 그 첫날({ $day })로 적습니다. 날짜나 정밀도를 고치십시오.
fault-not-the-last-day = 월이나 연도까지만 아는 날짜는 그 마지막 날({ $day })로 적습니다. 날짜나 정밀도를 고치십시오.
fault-plan-number-taken = 이 참여국의 제{ $number }차 계획이 이미 있습니다. 다른 번호를 적거나 그 계획을 고치십시오.
