### 제출된 내용의 잘못과 바로잡는 방법. 각 메시지는 해당 위치 옆에 표시됩니다.

## 파일

fault-file-empty = 파일이 비어 있습니다. 머리글과 행을 넣어 저장한 뒤 다시 가져오십시오.
fault-file-too-large = 파일이 { PARTICLE($limit, "을/를") } 넘습니다. 머리글을 넣은 여러 파일로 나누십시오.
fault-too-many-rows = 행이 { $limit }개를 넘습니다. 머리글을 넣은 여러 파일로 나누십시오.
fault-cell-too-large = 칸의 내용이 { PARTICLE($limit, "을/를") } 넘습니다. 글을 줄이거나, 별도 페이지에 싣고 그 주소를 적으십시오.
fault-not-utf-8 = 이 행부터 UTF-8이 아닙니다. "CSV UTF-8"로 저장하거나, CP949 파일이면 --encoding cp949를 붙이십시오.
fault-not-cp949 = 이 행부터 CP949가 아닙니다. "CSV UTF-8"로 저장하고 --encoding을 빼십시오.
fault-utf-8-after-all = UTF-8 파일입니다. --encoding을 빼십시오.
fault-utf-16 = UTF-16("유니코드 텍스트") 파일입니다. "CSV UTF-8"로 저장하십시오.
fault-control-character = 글자가 아닌 제어 문자 { PARTICLE($character, "이/가") } 들어 있습니다. 지우십시오.
fault-delimiter = 칸이 쉼표로 나뉘어 있지 않습니다. "CSV UTF-8(쉼표로 분리)"로 저장하십시오.
fault-quote-open = 여기서 연 따옴표가 닫히지 않았습니다. 따옴표를 닫고, 칸 안의 따옴표는 두 번 적으십시오.
fault-ragged-row = 머리글은 { $expected }칸인데 이 행은 { $found }칸입니다. 쉼표가 든 칸은 따옴표로 묶고, 빈칸은 생략하지 말고 비워 두십시오.

## 머리글

fault-unknown-file = 알 수 있는 머리글이 하나도 없습니다. 첫 행에 자료 페이지에 있는 자료의 머리글을 적으십시오.
fault-unknown-heading = 이런 머리글의 열은 없습니다. "{ $nearest }"인지 확인하여 고치거나 열을 지우십시오.
fault-duplicate-heading = 같은 뜻의 열이 또 있습니다. 둘 중 하나를 지우십시오.
fault-ambiguous-heading = 여러 열을 뜻할 수 있는 머리글입니다: { $names }. 해당하는 열의 이름을 적으십시오.
fault-heading-empty = 머리글이 없는 열에 내용이 있습니다. 머리글을 적거나 열을 지우십시오.
fault-missing-key-column = { $dataset } 파일에는 어느 행인지 알려 주는 "{ $column }" 열이 필요합니다. 열을 추가하십시오.
fault-label-without-term = 이름만 있는 열입니다. "{ $term }" 열에 용어를 적고 이 열은 지우거나 그 옆에 두십시오.
fault-which-data-set = 머리글이 여러 자료에 맞습니다. 해당하는 자료의 이름으로 파일 이름을 바꾸십시오: { $names }.
fault-amendments-not-imported = 변경 내역 자체는 가져오지 않습니다. 계획·공약·세부과제 파일에서 내용을 고쳐 --source와 --reason을 붙여 가져오십시오.
fault-ledger-not-imported = 원장은 가져오지 않습니다. 원장은 이 기록에서만 작성되므로 각 자료를 가져오십시오.

## 행과 칸

fault-duplicate-row = 같은 행이 { $file }의 { $first }행에 이미 있습니다. 둘 중 하나를 지우십시오.
fault-key-empty = 무엇에 관한 행인지 알 수 없습니다. "{ $column }" 칸을 채우십시오.
fault-key-form = 식별키는 영문 소문자, 숫자, 한글 음절, "_", "-"로 80자까지 적을 수 있습니다. 이에 맞게 적으십시오.
fault-required = 반드시 필요한 값입니다. "{ $column }" 칸을 채우십시오.
fault-fixed = 한번 기록되면 바꿀 수 없는 값입니다. "{ $old }" 값으로 되돌리거나 다른 식별키로 행을 추가하십시오.
fault-not-an-integer = 부호, 소수점, 구분 기호 없이 12와 같은 정수로 적으십시오.
fault-not-a-date = 실제로 있는 날짜를 2026-06-30과 같이 연-월-일로 적으십시오.
fault-not-an-instant = 시각을 2026-06-30T09:00:00Z와 같이 협정 세계시(UTC)로 적으십시오.
fault-not-a-boolean = true 또는 false로 적으십시오.
fault-unknown-term = 없는 용어입니다. 다음 중에서 적으십시오: { $terms }.
fault-ambiguous-term = 여러 용어에 해당하는 이름입니다. 다음 중에서 적으십시오: { $terms }.
fault-time-zone = 없는 시간대입니다. Asia/Seoul과 같이 IANA 시간대 이름을 적으십시오.

fault-unknown-participant = 이 식별키의 참여국이 없습니다. participants.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-organisation = 이 식별키의 기관이 없습니다. organisations.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-plan = 이 식별키의 실행계획이 없습니다. plans.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-period = 이 식별키의 보고 기간이 없습니다. periods.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-commitment = 이 식별키의 공약이 없습니다. commitments.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-milestone = 이 식별키의 세부과제가 없습니다. milestones.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-report = 이 식별키의 보고가 없습니다. reports.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-review = 이 식별키의 검토가 없습니다. reviews.csv에 추가하거나 식별키를 고치십시오.
fault-unknown-evidence = 이 식별키의 증빙자료가 없습니다. evidence.csv에 추가하거나 식별키를 고치십시오.

## 함께 있어야 하는 것

fault-name-missing = 적어도 한 언어로 이름을 적으십시오.
fault-origin-missing = "{ $text }" 칸의 글이 원문(original), 공식 번역(official), 비공식 번역(unofficial) 중 무엇인지 적으십시오.
fault-origin-of-nothing = "{ $text }" 칸에 글이 없습니다. 글을 적거나 이 칸을 비우십시오.
fault-precision-missing = "{ $date }" 칸의 날짜를 일(day), 월(month), 연(year) 중 어디까지 아는지 적으십시오.
fault-precision-without-date = "{ $date }" 칸에 날짜가 없습니다. 날짜를 적거나 이 칸을 비우십시오.
fault-open-with-date = 기한이 없으면 날짜도 없습니다. "{ $date }" 칸을 비우거나 이 칸에 day, month, year 중 하나를 적으십시오.
fault-start-open = 시작은 기한 없음(open)일 수 없습니다. day, month, year 중 하나를 적거나 이 칸을 비우십시오.
fault-names-itself = 자기 자신을 가리킵니다. 다른 것을 적거나 이 칸을 비우십시오.
fault-successor-date = 승계 기관과 승계일은 함께 적어야 합니다. 둘 다 적거나 둘 다 비우십시오.
fault-successor-kind = 승계 기관은 같은 유형이어야 합니다(정부기관은 정부기관이 승계). 같은 유형의 기관을 고르십시오.
fault-name-kept = 지금 쓰는 이름과 같습니다. 새 이름을 적으십시오.
fault-period-order = 시작일, 종료일, 미보고 산정일의 순서가 맞지 않습니다. 날짜를 고치십시오.
fault-one-claim = 증빙자료는 보고 하나 또는 검토 하나에 딸립니다. 둘 중 하나만 적으십시오.
fault-one-value = "value", "missing", "value_text" 중 하나만 적으십시오.
fault-off-scale = { $indicator } 지표의 척도에 없는 값입니다. 다음 중에서 적으십시오: { $terms }.
fault-indicator-without-scale = { $indicator } 지표에는 척도가 없습니다. "value" 칸을 비우고 "value_text" 칸에 적으십시오.

## 보고, 검토, 평가

fault-text-missing = 보고하거나 확인한 내용을 적어도 한 언어로 적으십시오.
fault-difficulties-missing = 어려운 점을 적으십시오. "미착수"와 "일부 이행"에는 반드시 필요합니다.
fault-complete-needs-proof = "이행 완료"에는 증빙자료가 필요합니다. 누구나 열 수 있는 링크를 하나 이상 넣거나, 공개할 증빙자료가 없는 이유를 적으십시오.
fault-date-in-future = 아직 오지 않은 날짜입니다. 실제로 이루어진 날짜를 적으십시오.
fault-not-a-link = https:// 또는 http://로 시작하는 웹 페이지의 전체 주소를 적으십시오. 누구나 열 수 있는 주소여야 하므로 내부망 주소(예: 10.0.0.1)나 사용자 이름이 든 주소는 쓸 수 없습니다.
fault-withdrawn-needs-amendment = "철회"로 보고하려면 먼저 계획에서 철회한 변경이 기록되어야 합니다. 그 변경을 먼저 기록하십시오.
fault-milestone-of-another = 다른 공약의 세부과제입니다. 이 공약의 세부과제를 고르십시오.
fault-period-of-another = 다른 실행계획의 보고 기간입니다. 이 계획의 보고 기간을 고르십시오.
fault-not-theirs-to-report = 이 공약의 주관기관도 협조기관도 아닙니다. 해당 기관을 고르십시오.
fault-plan-closed = 종료된 계획입니다. 보고를 새로 공개하거나 정정하거나 취소할 수 없습니다. 꼭 필요하면 사무국에서 계획의 단계를 먼저 ‘시행 중’으로 되돌려야 합니다.
fault-plan-past = 이 사이트에서 보고를 받은 적이 없는 종료된 계획입니다. 당시에 한 보고라면 나중에 입력한 것으로 표시하고 이행일을 적으십시오.
fault-only-withdrawn = 계획에서 철회된 과제입니다. 이행 상태는 ‘철회’로만 보고할 수 있습니다.
fault-older-needs-day = 나중에 입력하는 보고에는 그 일이 있었던 날을 적으십시오.
fault-older-since-tracked = 이 계획은 { $day }부터 이행 상황을 점검하고 있습니다. 나중에 입력하는 보고에는 그보다 앞선 날을 적거나 ‘나중에 입력’ 표시를 해제하십시오.
fault-period-not-begun = 아직 시작되지 않은 보고 기간입니다({ $day }부터). 이미 시작된 기간을 고르십시오.
fault-day-ancient = 1900년 이후의 날짜를 적으십시오.
fault-version-empty = 앞선 제출본을 확정한 뒤로 계획의 내용이 바뀌지 않았습니다. 바뀐 내용을 먼저 기록하십시오.
fault-version-before = 앞선 제출본의 제출일({ $day })보다 이른 날입니다. 제출일을 확인하십시오.
fault-submitted-too-early = 계획이 시작되기 2년도 더 전의 날입니다. 제출일을 확인하십시오.
fault-opened-in-future = 이행 점검을 시작하는 날은 오늘이거나 오늘보다 앞선 날이어야 합니다.
fault-opened-already = 이미 { $day }부터 이행 상황을 점검하고 있습니다. 시작하는 날은 바꿀 수 없습니다.
fault-close-unsure = 계획을 종료하려면 확인란에 표시하십시오.
fault-day-missing = 날짜를 적으십시오.
fault-plan-not-tracked = 이 계획의 보고가 아직 열리지 않았습니다. 먼저 보고를 열거나, 나중에 입력한 것으로 표시하십시오.
fault-no-periods = 이 계획에는 보고 기간이 없습니다. 먼저 하나 이상 추가하십시오.
fault-reason-missing = 이유를 적으십시오. 이유는 변경 내용과 함께 공개됩니다.
fault-redaction-too-short = 찾을 문구가 너무 짧습니다. { $n }자 이상으로 적으십시오. 짧은 문구는 다른 내용까지 지웁니다.
fault-redaction-repeated = 이유에 지울 문구를 그대로 적지 마십시오. 이유는 공개됩니다.
fault-status-missing = 이행 상태를 고르십시오.
fault-too-long = { $limit }자까지 쓸 수 있습니다. 지금은 { $n }자입니다.
fault-not-a-day = “{ $value }”은(는) 날짜로 읽을 수 없습니다. 2026-06-30처럼 적으십시오.
fault-evidence-kind-missing = 증빙자료의 종류를 고르십시오.
fault-too-much-evidence = 증빙자료는 { $limit }개까지 넣을 수 있습니다.
fault-formula-like = 스프레드시트가 수식으로 읽을 수 있는 글자(=, +, -, @)로 시작할 수 없습니다. 앞에 다른 글자를 넣으십시오.
fault-changed-meanwhile = 그사이 이 보고가 바뀌었습니다. 바뀐 내용을 확인하고 다시 눌러 주십시오.
fault-not-a-reviewer = 검토는 시민사회가 합니다. 시민사회 기관을 고르십시오.
fault-not-theirs-to-review = 검토는 그 기관만 공개하고 수정하고 철회할 수 있습니다. 소속 기관을 고르십시오.
fault-not-theirs-to-answer = 이 공약의 주관기관이나 협조기관도, 세부과제의 담당 기관도 아니어서 답변할 수 없습니다. 해당 기관을 고르십시오.
fault-verdict-missing = 판단을 고르십시오.
fault-not-an-assessor = 자체 평가는 IRM만 입력합니다. IRM 기관을 적거나 옮겨 적은 값으로 표시하십시오.
fault-checked-by-itself = 옮겨 적은 값은 다른 기관이 대조합니다. 다른 기관을 적거나 비워 두십시오.
fault-indicator-of-another-product = "{ $generation }" 세대 계획의 "{ $product }"에는 "{ $indicator }" 지표가 없습니다. 그 지표가 있는 보고서를 적거나 행을 빼십시오.
fault-report-of-another-generation = IRM은 "{ $generation }" 세대 계획에 대해 "{ $product }" 보고서를 내지 않습니다. 다른 보고서를 고르십시오.
fault-unit-of-another-plan = 이 계획의 공약이 아닙니다. 값을 지우십시오.
fault-year-of-report = 보고서 발간 연도는 2026처럼 네 자리로 적으십시오.
fault-nothing-to-check = 옮겨 적은 값이 없습니다. 화면을 새로 고치십시오.
fault-nothing-chosen = 값을 하나 이상 고르거나 모두 대조하십시오.
fault-checked-already = 다른 기관이 이미 대조한 값입니다. 선택을 해제하십시오.
fault-report-without-facts = 발간일, 주소, 의견 수렴 기간 중 하나는 적으십시오.
fault-published-later = 아직 나오지 않은 보고서에는 발간일이 없습니다. 칸을 비우거나 고치십시오.
fault-comment-without-start = 의견 수렴 기간의 첫날도 적으십시오.
fault-comment-without-end = 의견 수렴 기간의 마지막 날도 적으십시오. IRM이 달리 정하지 않으면 2주입니다.
fault-of-row = { $line }행: { $words }
fault-of-rows = { $words }
fault-only-transcriptions = 여기에는 옮겨 적은 값만 넣을 수 있습니다. 평가자가 직접 입력하는 값은 별도 화면에서 다룹니다. 행을 빼십시오.
fault-row-of-another-report = 다른 보고서의 행입니다. 그 보고서를 열거나 행을 빼십시오.
fault-noted-meanwhile = { $name }: 지금 기록된 내용은 { $value }입니다.
fault-comment-order = 의견 수렴 기간의 끝이 시작보다 앞섭니다. 둘 중 하나를 고치십시오.
fault-published-form = 날짜는 2026-06-30, 2026-06 또는 2026처럼 적으십시오.
fault-published-open = 발간일은 기한 없음(open)일 수 없습니다. day, month, year 중 하나를 적거나 이 칸을 비우십시오.
fault-not-on-scale = "{ $value }"의 척도에 없는 값입니다. 척도에 있는 값을 고르십시오.
fault-indicator-not-asked = 이 세대의 계획에 대해 이 보고서는 "{ $indicator }" 지표를 다루지 않습니다. 값을 지우십시오.
fault-code-not-meant = 코드 { PARTICLE($value, "은/는") } "{ $indicator }" 지표의 값이 될 수 없습니다. 목록에 있는 값을 고르십시오.
fault-text-of-indicator = { PARTICLE($value, "은/는") } "{ $indicator }" 지표의 값이 될 수 없습니다. 연도는 2026처럼, 공약은 쉼표로 구분하여 적으십시오.
fault-page-of-nothing = 값 없이 쪽만 적혀 있습니다. 값을 고르거나 쪽을 지우십시오.

## 가져오기 결과

import-summary = { $title }: 추가 { $added }건, 변경 { $changed }건, 그대로 { $same }건
import-nothing = 기록과 내용이 같아 바꿀 것이 없습니다.
import-dry = 아무것도 기록하지 않았습니다(--dry-run).
import-written = { $position }번째 기록으로 남겼습니다.
import-amendments = 이 가운데 { $n }건은 시행 중이거나 종료된 계획의 내용을 바꿉니다. --source와 --reason이 필요합니다.
import-amended = 이 가운데 { $n }건은 시행 중이거나 종료된 계획의 변경으로 기록됩니다.
import-readings = { $n }개 칸을 규칙에 따라 읽었으며, 적힌 글은 그대로 보관합니다.
import-differences = 파일의 계산 항목 { $n }개가 규칙으로 계산한 값과 다릅니다:
import-difference = { $id }: { $column }: 파일은 “{ $file }”, 계산하면 “{ $ours }”
import-fault-line = { $line }행: { $message }
import-fault-cell = { $line }행, "{ $column }": "{ $value }": { $message }
import-faults = 잘못된 곳이 { $n }군데 있어 아무것도 기록하지 않았습니다. 파일을 고쳐 다시 가져오십시오.
import-more = … 외 { $n }건
import-needs-reason = 시행 중이거나 종료된 계획의 내용이 바뀝니다. 출처를 --source로, 이유를 --reason으로 밝히십시오.
import-moved = 그사이 다른 내용이 기록되었습니다(현재 위치 { $now }, 비교한 위치 { $prepared }). 다시 가져오십시오.

## 구성원과 비밀번호

fault-email = 전자우편 주소를 name@example.org와 같이 적으십시오.
fault-email-taken = 이미 이 주소를 쓰는 구성원이 있습니다. 다른 주소를 적거나, 그 구성원의 비밀번호 재설정 링크를 만드십시오.
fault-member-name-missing = 이름을 적으십시오.
fault-member-name-long = 이름은 { $limit }자까지 적을 수 있습니다. 줄여 적으십시오.
fault-office-long = 부서 이름은 { $limit }자까지 적을 수 있습니다. 줄여 적으십시오.
fault-organisation-of-another = 이 참여국의 기관이 아닙니다. 목록에 있는 기관을 고르십시오.
fault-role-unknown = 알 수 없는 역할입니다. 목록에 있는 역할을 고르십시오.
fault-role-of-another-kind = 이 기관의 구성원이 맡을 수 없는 역할입니다. 정부기관은 보고, 시민사회단체는 점검, IRM은 평가를 맡습니다. 역할이나 기관을 바꾸십시오.
fault-last-of-secretariat = 사무국에서 로그인할 수 있는 마지막 구성원입니다. 다른 사무국 구성원을 초대하여 수락을 받은 뒤에 하십시오.
fault-password-short = 비밀번호가 { $found }자입니다. { $limit }자 이상으로 정하십시오. 여러 낱말을 이어 쓰면 외우기 쉽습니다.
fault-password-long = 비밀번호는 { $limit }자까지 정할 수 있습니다. 줄이십시오.
fault-password-simple = 같은 글자나 자판 순서를 되풀이하여 쉽게 추측할 수 있습니다. 다른 비밀번호로 정하십시오.
fault-password-common = 누구나 먼저 시도해 보는 비밀번호입니다. 다른 비밀번호로 정하십시오.
fault-password-own = 이름이나 전자우편 주소를 거의 그대로 쓴 비밀번호입니다. 다른 비밀번호로 정하십시오.
fault-password-differs = 두 번 적은 비밀번호가 서로 다릅니다. 같은 비밀번호를 다시 적으십시오.
fault-password-wrong = 지금 쓰는 비밀번호가 아닙니다. 다시 적으십시오.
fault-sign-in = 전자우편 주소나 비밀번호가 맞지 않습니다. 다시 적거나, 사무국에 비밀번호 재설정 링크를 요청하십시오.
fault-nothing-changes = 지금 기록된 내용과 같아 바뀌는 것이 없습니다. 고칠 내용을 적으십시오.
fault-amendment-reason = 시행 중이거나 종료된 계획의 내용이 바뀝니다. 변경 사유를 적으십시오.
fault-amendment-source = 시행 중이거나 종료된 계획의 내용이 바뀝니다. 근거가 되는 문서를 적으십시오.

## 정정 요청과 링크

fault-request-trap = 자동 프로그램을 거르기 위한 칸입니다. 비우고 다시 보내시기 바랍니다.
fault-request-text = 무엇이 틀렸으며 옳은 내용은 무엇인지 적으시기 바랍니다.
fault-request-slow = 같은 네트워크에서 요청이 너무 많이 들어왔습니다. 쓰신 내용은 그대로 있으니 { $minutes }분 뒤에 다시 보내시기 바랍니다.
fault-too-many-waiting = 지금 읽기를 기다리는 요청이 너무 많습니다. 쓰신 내용은 그대로 있으니 내일 다시 보내시기 바랍니다.
fault-category-missing = 무엇이 문제인지 고르시기 바랍니다.
fault-refusal-missing = 반려 사유를 고르시기 바랍니다. 사유는 공개됩니다.
fault-not-responsible = 이 내용과 관련된 기관을 고르시기 바랍니다.
fault-outcome-missing = 처리 결과를 고르시기 바랍니다.
fault-answer-text = 사유를 적으시기 바랍니다. 답변은 공개됩니다.
fault-caused-missing = 바뀐 기록을 적으시기 바랍니다. 원장 번호나 보고의 식별키를 적습니다.
fault-caused-unknown = “{ $value }”에 해당하는 원장 번호나 보고 식별키가 없습니다.
fault-caused-strange = “{ $value }”에서는 이 요청의 대상이 바뀌지 않았습니다. 다른 기록을 적으시기 바랍니다.
fault-caused-before = “{ $value }”의 기록은 요청보다 먼저 있었습니다. 요청에 따라 바뀐 기록을 적으시기 바랍니다.
fault-pass-to = 대신 답할 기관을 고르시기 바랍니다.
fault-answered-meanwhile = 위와 같이 그사이 다른 답변이 공개되었거나 요청이 다른 기관으로 넘어갔습니다. 쓰신 내용은 그대로 있으니, 여전히 맞으면 공개하시기 바랍니다.
fault-link-dead-already = 이미 열리지 않는 것으로 확인된 링크입니다.
fault-link-changed = 그사이 링크가 바뀌었습니다. 쓰신 내용은 그대로 있으니, 여전히 맞으면 다시 보내시기 바랍니다.
fault-mend-nothing = 새 주소나 보존본 주소를 적으시기 바랍니다.

## IRM 평가자의 판단과 공개

fault-commitment-of-another = 다른 계획의 과제입니다. 이 계획의 과제를 고르십시오.
fault-product-of-another-generation = 이 세대의 계획에는 평가 지표가 있는 그런 보고서가 없습니다. 평가 목록에서 고르십시오.
fault-coding-value-missing = 값을 고르십시오. 판단할 수 없으면 ‘해당 없음’이나 ‘아직 평가되지 않음’을 고릅니다.
fault-rationale-missing = 그렇게 판단한 근거를 한국어나 영어로 적으십시오. 근거도 함께 공개됩니다.
fault-coding-closed = 이 단위는 이미 합의 단계에 들어갔거나 공개되어 더 판단할 수 없습니다.
fault-coding-finished = 판단을 마쳤다고 밝힌 단위입니다. 다른 평가자가 아직 마치지 않았다면 ‘다시 판단하기’로 되돌릴 수 있습니다.
fault-coding-seen = 다른 평가자의 판단이 이미 공개되어 있어 되돌릴 수 없습니다. 합의 단계에서 값을 정하십시오.
fault-code-first = 이 단위에 대한 본인의 판단을 먼저 마치십시오. 그때까지는 다른 평가자의 판단을 볼 수 없습니다.
fault-waits-for-second = 두 번째 평가자의 확인을 기다리고 있어 고칠 수 없습니다. 먼저 되돌리십시오.
fault-others-unfinished = 다른 평가자가 아직 이 단위를 판단하고 있습니다. 마칠 때까지 기다리거나, 기다리지 않겠다고 표시하십시오.
fault-note-missing = 무엇을 고쳐야 하는지 적으십시오.
fault-nothing-to-publish = 공개할 단위를 하나 이상 고르십시오.
fault-correction-alone = 정정은 사유와 함께 하나씩 공개합니다. 정정할 단위를 따로 공개하십시오.
fault-second-person-proposal = 공개하려면 다른 평가자의 확인이 필요합니다. 먼저 확인을 요청하십시오.
fault-second-person = 본인이 정한 값은 다른 평가자가 확인하고 공개해야 합니다.
fault-values-changed-meanwhile = 그사이 값이 바뀌었습니다. 다시 확인한 다음 단추를 한 번 더 누르십시오.
