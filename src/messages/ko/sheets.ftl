### 여러 과제 한 번에 보고

## 내려받기와 올리기

sheet-link = 여러 과제 한 번에 보고(엑셀)
sheet-title = 여러 과제 한 번에 보고
sheet-about = 세부과제를 표로 내려받아 채운 뒤 올리면, 무엇이 바뀌는지 칸마다 확인하고 한 번에 공개할 수 있습니다.
sheet-choose = 기관 선택
sheet-no-milestones = 이 계획에는 보고할 기관이 정해진 세부과제가 없습니다.
sheet-download = 1. 내려받기
sheet-milestones = 세부과제 { $n }건
sheet-download-xlsx = 엑셀 파일(XLSX)
sheet-download-csv = CSV 파일
sheet-fill-in = 2. 채우기
sheet-guide-rows = 한 행이 세부과제 하나입니다. 파란 머리글 아래의 칸을 채우면 그 세부과제의 새 보고가 됩니다.
sheet-guide-grey = 회색 칸은 참고용입니다. “식별키”와 “기준 위치”는 고치지 마십시오.
sheet-guide-nothing = 비워 둔 행은 아무것도 바꾸지 않습니다. 행을 지워도 공개된 보고는 지워지지 않습니다.
sheet-guide-limits = XLSX 또는 CSV 파일을 { $limit }MB까지 올릴 수 있습니다. 수식은 값으로 바꾸어 넣으십시오.
sheet-upload = 3. 올리기
sheet-file = 파일
sheet-file-hint = XLSX 또는 CSV, { $limit }MB까지
sheet-check = 파일 확인하기
sheet-check-consequence = 올려도 바로 공개되지 않습니다. 무엇이 바뀌는지 먼저 보여 드립니다.
sheet-published = 보고 { $n }건을 공개하였습니다.
sheet-published-changes = 바뀐 내용 보기
error-sheet-organisation = 어느 기관의 보고인지 알 수 없습니다. 기관을 먼저 고르시기 바랍니다.
    .title = 기관을 고르지 않았습니다
error-upload-parts = 한 번에 보낼 수 있는 항목은 { $limit }개까지입니다. 화면의 양식에서 다시 보내 주시기 바랍니다.
    .title = 항목이 너무 많습니다
error-upload-headers = 보낸 내용의 형식이 맞지 않아 읽지 않았습니다. 화면의 양식에서 다시 보내 주시기 바랍니다.
    .title = 읽을 수 없는 양식입니다

## 파일의 열

sheet-tab = 보고
sheet-tab-guide = 작성 안내
sheet-list-title = 목록에 없는 값
sheet-list-text = 목록에 있는 것 가운데에서 고르십시오.
sheet-key = 식별키
    .about = 어느 세부과제인지 나타냅니다. 고치지 마십시오.
sheet-commitment = 공약
    .about = 세부과제가 속한 공약입니다. 참고용입니다.
sheet-milestone = 세부과제
    .about = 참고용입니다.
sheet-due = 기한
    .about = 참고용입니다.
sheet-latest-status = 최근 보고 상태
    .about = 이 기관이 가장 최근에 보고한 이행 상태입니다. 참고용입니다.
sheet-latest-on = 최근 보고일
    .about = 참고용입니다.
sheet-status = 이행 상태
    .about = 목록에서 고릅니다. 보고하려면 반드시 필요합니다.
sheet-text-ko = 보고 내용(한국어)
    .about = 이 기간에 무엇을 하였는지 사실대로 적습니다. 한국어와 영어 중 하나는 반드시 적어야 합니다.
sheet-text-en = 보고 내용(영어)
    .about = 영어로 적은 보고 내용입니다.
sheet-difficulties-ko = 애로사항(한국어)
    .about = “미착수”나 “일부 이행”이면 그 사유를 반드시 적습니다.
sheet-difficulties-en = 애로사항(영어)
    .about = 영어로 적은 애로사항입니다.
sheet-occurred-on = 이행일
    .about = 실제로 이루어진 날입니다. 2026-06-30과 같이 적습니다.
sheet-next-step-ko = 다음 단계(한국어)
    .about = 다음에 무엇을 할 것인지 적습니다.
sheet-next-step-en = 다음 단계(영어)
    .about = 영어로 적은 다음 단계입니다.
sheet-evidence-url = 증빙자료 { $n } 주소
    .about = 누구나 열 수 있는 자료의 전체 주소입니다. “이행 완료”에는 하나 이상 필요합니다.
sheet-evidence-title = 증빙자료 { $n } 제목
    .about = 자료의 제목입니다.
sheet-evidence-kind = 증빙자료 { $n } 종류
    .about = 목록에서 고릅니다.
sheet-evidence-date = 증빙자료 { $n } 날짜
    .about = 자료가 나온 날입니다. 2026-06-30과 같이 적습니다.
sheet-no-evidence-ko = 증빙자료가 없는 사유(한국어)
    .about = “이행 완료”인데 공개할 증빙자료가 없으면 그 사유를 적습니다. 사유도 공개됩니다.
sheet-no-evidence-en = 증빙자료가 없는 사유(영어)
    .about = 영어로 적은 사유입니다.
sheet-position = 기준 위치
    .about = 이 파일을 내려받을 때의 기록 위치입니다. 그 뒤에 다른 보고가 있었는지 이것으로 압니다. 고치지 마십시오.

## 글자 방식

sheet-encoding-title = 글자가 제대로 보이는지 확인해 주십시오
sheet-encoding-text = “{ $file }” 파일은 UTF-8이 아니라, 한글 윈도에서 자주 쓰는 CP949로 저장된 것으로 보입니다. 아래 칸의 글자가 제대로 보이면 계속하십시오.
sheet-encoding-cells = 파일의 처음 몇 칸
sheet-encoding-yes = 예, 계속하기
sheet-encoding-no = 아니요, 파일 버리기
sheet-encoding-hint = 글자가 깨져 보이면 엑셀에서 “CSV UTF-8”이나 XLSX로 저장하여 다시 올리십시오.

## 바뀌는 내용

sheet-review-title = 바뀌는 내용 확인
sheet-again = 다른 파일 올리기
sheet-overtaken = 그사이 다른 보고가 공개되어 이 파일은 아직 공개하지 않았습니다. 바뀐 내용을 다시 확인해 주십시오.
sheet-none-chosen = 공개하기로 정한 보고가 없습니다. 공개할 과제를 표시한 뒤 다시 눌러 주십시오.
sheet-nothing = 이 파일로 바뀌는 내용이 없습니다.
sheet-new = 새 보고 { $n }건이 공개됩니다.
sheet-conflicting = { $n }건은 그사이 다른 보고가 있어, 표시한 것만 공개됩니다.
sheet-same = { $n }건은 이미 그대로 보고되어 있어 바뀌지 않습니다.
sheet-conflicts = 내려받은 뒤 다른 보고가 있었던 과제
sheet-conflicts-about = 따로 표시하지 않으면 이 과제들은 공개에서 빠집니다. 두 내용을 견주어 보고 과제마다 정하십시오.
sheet-anyway = 그래도 이 파일의 내용을 새 보고로 공개
sheet-changes = 공개될 보고
sheet-row = { $n }행
sheet-cell = 칸
sheet-before = 지금 보고된 내용
sheet-before-on = { $day }에 보고된 내용
sheet-after = 이 파일의 내용
sheet-discard = 올린 파일 버리기
sheet-publish-consequence = 보고는 모두 한 번의 기록으로 남습니다. 공개한 보고는 지울 수 없으며, 나중에 정정하면 처음 내용과 정정 사유가 함께 남습니다.

## 파일의 잘못

sheet-faults = 고칠 곳이 { $n }군데 있어 아무것도 바꾸지 않았습니다.
sheet-faults-then = 파일에서 모두 고친 뒤 다시 올려 주시기 바랍니다.
sheet-faults-caption = 칸마다 고칠 점
sheet-fault = 고칠 점
sheet-whole = 파일 전체
fault-sheet-empty = 파일이 없거나 비어 있습니다. 내려받아 채운 파일을 고르십시오.
fault-sheet-compound = 예전 엑셀 파일(XLS)이거나 암호가 걸린 파일입니다. 암호를 풀고 XLSX로 저장하여 올리십시오.
fault-sheet-none = 스프레드시트 파일이 아닙니다. 내려받은 양식에 내용을 적어 XLSX나 “CSV UTF-8”로 저장한 파일을 올리십시오.
fault-sheet-encoding = UTF-8도 CP949도 아닌 파일입니다. 엑셀에서 “CSV UTF-8”이나 XLSX로 저장하여 올리십시오.
fault-sheet-malformed = 온전한 엑셀 파일(XLSX)이 아닙니다. 엑셀에서 열어 XLSX로 다시 저장하여 올리십시오.
fault-sheet-parts = 파일 속 항목이 { $limit }개를 넘습니다. 내려받은 파일의 “보고” 시트만 남겨 다시 저장하십시오.
fault-sheet-macros = 매크로가 든 파일은 받지 않습니다. 매크로 없는 XLSX로 저장하여 올리십시오.
fault-sheet-unpacked = 파일을 풀면 { $limit }MB를 넘습니다. 그림이나 다른 시트를 지우고 다시 저장하십시오.
fault-sheet-columns = 열이 { $limit }개를 넘습니다. 이 칸과 그 오른쪽의 열을 지우십시오.
fault-sheet-rows = 행이 { $limit }개를 넘습니다. 이 행부터는 다른 파일로 나누어 올리십시오.
fault-sheet-text = 여기까지 글이 { $limit }MB를 넘습니다. 여러 파일로 나누어 올리십시오.
fault-sheet-control = 글자가 아닌 제어 문자가 들어 있습니다. 이 칸의 글을 다시 적으십시오.
fault-sheet-formula = 수식이 들어 있습니다. 수식 대신 값을 적으십시오.
fault-sheet-error-value = 오류 값(#N/A 등)이 들어 있습니다. 지우거나 값을 적으십시오.
fault-sheet-tab = 시트가 여럿인데 어느 것이 보고인지 알 수 없습니다. 보고를 적은 시트의 이름을 다음 중 하나로 바꾸십시오: { $names }.
fault-sheet-unknown = 이 양식의 머리글이 하나도 없습니다. 이 화면에서 내려받은 파일을 채워 올리십시오.
fault-sheet-column-missing = “{ $column }” 열이 없습니다. 내려받은 파일대로 열을 되살리십시오.
fault-sheet-key-missing = 어느 세부과제인지 알 수 없습니다. 내려받은 파일에 있던 식별키를 적으십시오.
fault-sheet-position = 기준 위치가 맞지 않습니다. 내려받은 파일에 있던 숫자로 되돌리거나 파일을 새로 내려받으십시오.
fault-sheet-not-yours = 이 계획에서 이 기관이 보고할 수 있는 세부과제의 식별키가 아닙니다. 내려받은 파일에 있던 식별키로 되돌리거나 행을 비우십시오.
fault-sheet-twice = { $row }행과 같은 세부과제입니다. 둘 중 하나를 비우십시오.
