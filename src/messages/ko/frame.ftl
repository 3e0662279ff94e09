### 모든 화면의 틀과 오류 안내

site-name = 지킴
site-line = 열린정부 약속의 공개 기록
skip-to-content = 본문 바로가기
languages-label = 언어 선택
nav-label = 주 메뉴
nav-plans = 실행계획
nav-commitments = 공약
nav-organisations = 기관
nav-changes = 변경 이력
nav-data = 데이터
nav-methodology = 기준과 용어
search-label = 공약, 보고, 기관 검색
search-hint = 검색어
search-button = 검색
demonstration-label = 시연용 자료이며 실제 약속이 아닙니다.
demonstration-text = 이 화면의 나라, 기관, 계획, 보고는 모두 가상입니다.
past-label = 과거 시점의 기록입니다.
past-text = { $day } 기준, 원장 { $position }번째 기록까지의 모습입니다.
past-provisional = 오늘은 아직 끝나지 않아 기록이 더해질 수 있습니다.
past-back = 현재 기록으로 돌아가기
footer-position = 원장 { $position }번째 기록까지 반영
footer-licence = OGP와 IRM의 자료는 CC BY 4.0에 따라 열린정부파트너십(OGP)의 출처를 밝혀 이용합니다.
footer-design = 디자인 값은 KRDS(범정부 UI/UX 디자인 시스템, 공공누리 제1유형)를 따릅니다.
text-missing = 기록 없음
text-other-language = 영어로만 기록됨
date-open = 계속(종료일 없음)
date-unknown = 알려지지 않음
late-days = { $days }일 지연
source = 출처
why = 설명 보기
download-csv = CSV로 내려받기
operator = 운영자(명령줄)

error-home = 처음 화면
error-not-found = 주소에 해당하는 자료가 기록에 없습니다. 주소를 확인하거나 아래에서 찾아보시기 바랍니다. 과거 시점을 보고 있었다면 그때는 아직 기록되지 않았을 수 있습니다.
    .title = 찾는 자료가 없습니다
error-busy = 다른 작업이 기록을 사용하고 있거나 서버의 저장 장치에 쓸 수 없습니다. 기록은 안전하며 계속 열람하실 수 있습니다. 잠시 후 다시 시도하시기 바랍니다.
    .title = 잠시 후 다시 시도해 주십시오
request-id = 오류 확인 번호 { $id }
busy-kept = 아무것도 저장되지 않았습니다. 쓰신 내용은 이 화면에 그대로 있으니 잠시 후 여기에서 다시 보내 주시기 바랍니다.
error-internal = 화면을 만드는 중 문제가 생겼습니다. 기록은 안전하며, 운영자가 확인할 수 있도록 남겨 두었습니다. 잠시 후 다시 시도하시기 바랍니다.
    .title = 화면을 표시하지 못했습니다
error-query-not-utf8 = 주소의 검색 조건이 UTF-8이 아닙니다. 주소를 직접 고쳤다면 다시 입력하시기 바랍니다.
    .title = 주소를 읽을 수 없습니다
error-query-control = 주소의 검색 조건에 쓸 수 없는 제어 문자가 있습니다. 해당 문자를 지우고 다시 입력하시기 바랍니다.
    .title = 주소를 읽을 수 없습니다
error-query-long = 검색 조건 하나는 { $limit }자를 넘을 수 없습니다. 짧게 줄여 다시 입력하시기 바랍니다.
    .title = 검색 조건이 너무 깁니다
error-product-of-another-generation = IRM은 { $generation } 계획에 대해 { PARTICLE($product, "을/를") } 내지 않습니다.
    .title = 다른 세대의 보고서입니다
error-as-of-day = { PARTICLE($value, "은/는") } 날짜가 아닙니다. on=2026-06-30처럼 입력하시기 바랍니다.
    .title = 날짜를 읽을 수 없습니다
error-as-of-nonsense = { PARTICLE($value, "은/는") } 날짜나 원장 번호가 아닙니다. as_of=2026-06-30 또는 as_of=1234처럼 입력하시기 바랍니다.
    .title = 시점을 읽을 수 없습니다
error-as-of-future = { $value }은 아직 오지 않은 날입니다. 오늘이나 그 이전의 날짜를 입력하시기 바랍니다.
    .title = 미래의 기록은 없습니다
error-as-of-before = { $value }에는 아직 기록이 없었습니다. 첫 기록은 { $first }에 남았으므로 그날 이후의 날짜를 입력하시기 바랍니다.
    .title = 기록이 시작되기 전입니다
error-as-of-position = 원장에는 { $last }번째 기록까지 있습니다. 1부터 { $last }까지의 번호를 입력하시기 바랍니다.
    .title = 아직 없는 기록입니다
error-as-of-empty = 아직 기록이 하나도 없어 과거의 기록도 없습니다.
    .title = 기록이 시작되기 전입니다
error-filter-unknown = { $name }={ $value }에 해당하는 항목이 없어 파일을 만들지 않았습니다. 값을 고치거나 조건을 빼고 다시 요청하시기 바랍니다.
    .title = 알 수 없는 조건입니다
