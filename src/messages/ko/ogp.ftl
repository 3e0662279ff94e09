### OGP 공약 파일: 항목의 뜻, 읽고 쓰는 규칙, 파일에서 잘못될 수 있는 것

## 항목

ogp-column-fact = 참여국, 실행계획 또는 공약의 기본 사항.
ogp-column-text = OGP가 공개한 원문. 없으면 NA.
ogp-column-area = 정책 분야. 1은 해당, 0은 해당하지 않음, ND는 그 분야로 분류한 적이 없음.
ogp-column-value = OGP 용어로 적은 IRM의 평가 값. NR은 아직 평가되지 않음, ND는 해당 계획에 없던 지표, NA는 해당 없음.
ogp-column-twin = 같은 지표의 값에 OGP가 붙인 코드.
ogp-column-given = OGP의 내부 관리용 값. 받은 그대로 보존.
ogp-column-dummy = 항상 1.
ogp-column-duration = 계획 종료 연도에서 제출 연도를 뺀 값. 최소 1.
ogp-column-star-2015 = 2015년 산식의 별표. 검증 가능하고 가치 관련성이 있으며, 잠재적 영향이 중간 수준 또는 혁신적이고, 중간보고서의 완료도가 상당 이행 또는 이행 완료. 구체성을 평가한 공약에만 적용하며, 그 밖에는 구체성의 코드를 적음.
ogp-column-star-mid = 현행 산식의 중간보고서 별표. 검증 가능하고 가치 관련성이 있으며, 잠재적 영향이 혁신적이고, 중간보고서의 완료도가 상당 이행 또는 이행 완료. 구체성을 평가한 공약에만 적용하며, 그 밖에는 구체성의 코드를 적음.
ogp-column-star-end = 현행 산식의 계획 종료 별표. 검증 가능하고 가치 관련성이 있으며, 잠재적 영향이 혁신적이고, 계획 종료 시점의 완료도가 상당 이행 또는 이행 완료. 2021년부터 나온 보고서는 ND, 완료도에 값이 없으면 그 코드를 적음.
ogp-column-change = 계획 종료 시점의 완료도 코드에서 중간보고서의 완료도 코드를 뺀 값. 종료 시점이 아직 평가되지 않았으면 NR, 둘 중 하나가 없거나 2021년부터 나온 보고서이면 ND.
ogp-column-active = 실행계획을 시행하는 동안 1.
ogp-column-max-star = 현행 산식의 두 별표 가운데 높은 값. 앞의 별표가 해당 없음이고 뒤의 별표가 없으면 NA, 그 밖에 둘 다 없으면 ND.
ogp-column-ambition-assessed = 잠재적 영향이나 성과 잠재력에 값이 있으면 1.
ogp-column-completion-assessed = 완료도에 값이 있고 불분명이나 철회가 아니면 1.
ogp-column-diog-assessed = 정부 개방 기여도(종합)나 초기 성과에 값이 있으면 1.
ogp-column-midterm-only = 평가는 받았으나 계획 종료 시점의 완료도가 없으면 1.
ogp-column-max-completion = 가장 높은 완료도. 0(미착수)부터 3(이행 완료)까지이며, 불분명과 철회는 ND.
ogp-column-raw-completion = 중간보고서와 계획 종료 시점의 완료도 코드 가운데 높은 것. 둘 다 아직 평가되지 않았으면 NR, 그 밖에 둘 다 값이 없으면 ND.
ogp-column-high-completion = 가장 높은 완료도가 상당 이행 또는 이행 완료이면 1.
ogp-column-high-ambition = 잠재적 영향이 중간 수준 또는 혁신적이고 가치 관련성이 있으면 1. 잠재적 영향에 값이 없으면 그 코드를 적으며, 성과 잠재력은 따지지 않음.
ogp-column-high-diog = 정부 개방 기여도가 뚜렷한 진전 또는 탁월함이거나 초기 성과가 큰 성과이면 1.
ogp-column-quadrant = 네 사분면 가운데 하나. 목표 수준과 완료도가 모두 높거나 성과가 뚜렷함, 목표 수준만 높음, 완료도만 높음, 둘 다 높지 않음. 성과 잠재력으로 평가한 공약과 아직 평가되지 않은 공약은 성과가 뚜렷할 때만 사분면에 속함.
ogp-column-not-reviewed = 계획 첫 단계의 보고서가 아직 나오지 않았으면 1.
ogp-column-checksum = 네 사분면과 ‘평가되지 않음’ 가운데 이 공약이 속하는 곳의 수.
ogp-column-score = 아직 평가되지 않았으면 −1, 그 밖에는 사분면에 따라 4부터 1까지이며 속하는 사분면이 없으면 1.
ogp-column-constraint = 현행 별표의 조건 가운데 처음으로 충족하지 못한 것. Spec(구체성), Rel(관련성), PotImp(잠재적 영향), Cmpl(완료도). 별표가 있으면 STAR, 평가한 조건을 모두 충족했으나 별표가 없으면 FALSE.
ogp-column-latest-report = 가장 최근 IRM 보고서의 연도. 2018년부터 2020년까지만 적고 그 밖에는 NA. OGP는 2020년 이후 이 항목을 채우지 않음.
ogp-column-subnational = 국가 단위의 공약이면서 지방정부 분야로 분류했으면 1.

## 받은 칸과 다르게 쓰는 규칙

ogp-rule-float = 표 계산 프로그램이 소수로 바꾼 번호(2.2999999999999998)는 원래 입력한 대로(2.3) 적습니다.
ogp-rule-digit = ‘Verifiable’ 항목에 섞여 든 1과 0은 Yes와 No로 읽고 적습니다.
ogp-rule-label = 대소문자가 다른 평가 용어는 읽되 OGP의 표기대로 적습니다.
ogp-rule-blank = 빈칸은 NA로 적고, 다른 출처에서 알게 된 내용이 있으면 그 내용을 적습니다.
ogp-rule-record = 참여국과 계획에 관해 다른 출처에서 알게 된 내용은 그대로 둡니다.
ogp-rule-twin = 코드는 함께 있는 값의 코드를 적으며, OGP 파일의 코드가 달라도 같습니다.
ogp-rule-computed = 규칙에 따라 계산해 적으며, OGP 파일의 값이 달라도 같습니다. 그런 칸은 가져올 때 하나하나 알려 드립니다.

## 날짜를 읽는 규칙

ogp-date-day-first = 일이 앞에 옵니다. 같은 계획의 다른 날짜가 그렇게만 읽히거나 앞 숫자에 0이 붙어 있습니다.
ogp-date-month-first = OGP 파일의 다른 날짜처럼 월이 앞에 옵니다.
ogp-date-short-year = 두 자리 연도는 2000년대로 읽습니다.
ogp-date-serial = 다섯 자리 숫자는 1899년 12월 30일부터 센 표 계산 프로그램의 날짜 번호입니다.
ogp-date-year-cell = 1905년의 날짜는 날짜 칸에 연도만 입력한 것입니다.
ogp-date-quarter = 분기는 첫 달에 시작해 마지막 달에 끝납니다.
ogp-date-open = 종료일을 정하지 않았다는 뜻의 말입니다.
ogp-date-words = 날짜가 아닌 말이므로 적힌 대로 둡니다.

## 잘못

fault-ogp-csv = CSV로 읽을 수 없는 파일입니다. UTF-8 CSV로 다시 저장해 주십시오.
fault-ogp-empty = 항목명 아래에 행이 없습니다. OGP 공약 파일 전체인지 확인해 주십시오.
fault-ogp-cells = 항목은 { $expected }개인데 이 행의 칸은 { $found }개입니다. 이 행이나 앞 행에 빠지거나 더 들어간 쉼표와 따옴표가 있는지 확인해 주십시오.
fault-ogp-heading-missing = ‘{ $column }’ 항목이 없습니다. 모든 항목이 있는 OGP의 원본 파일을 사용해 주십시오.
fault-ogp-heading-unknown = OGP 파일에 없는 항목입니다(‘{ $column }’). 항목명을 고치거나 항목을 지워 주십시오.
fault-ogp-heading-doubled = ‘{ $column }’ 항목이 두 번 있습니다. 하나를 지워 주십시오.
fault-ogp-id = OGP 식별자가 아닙니다(‘{ $value }’). KR0052처럼 대문자 2~4자와 숫자 4~5자리로 적어 주십시오.
fault-ogp-id-doubled = 식별자 ‘{ $value }’의 행이 { $line }행에 이미 있습니다. 공약마다 한 행만 두십시오.
fault-ogp-text-missing = 비우거나 NA로 둘 수 없는 칸입니다. 내용을 적어 주십시오.
fault-ogp-code = 참여국 코드가 아닙니다(‘{ $value }’). KOR처럼 대문자 3~4자로 적어 주십시오.
fault-ogp-code-of-another = 코드 ‘{ $value }’의 주인은 식별자가 { PARTICLE($other, "으로/로") } 시작하는 참여국입니다({ $line }행). 코드나 식별자를 고쳐 주십시오.
fault-ogp-participant-differs = 같은 참여국을 { $line }행에서는 ‘{ $expected }’, 여기서는 ‘{ $value }’라고 적었습니다. 같게 고쳐 주십시오.
fault-ogp-plan-differs = 같은 계획을 { $line }행에서는 ‘{ $expected }’, 여기서는 ‘{ $value }’라고 적었습니다. 같게 고쳐 주십시오.
fault-ogp-region = OGP의 네 지역이 아닙니다(‘{ $value }’). Africa and the Middle East, Americas, Asia and the Pacific, Europe 가운데 하나로 적어 주십시오.
fault-ogp-level = 정부 단위가 아닙니다(‘{ $value }’). National, Local, Legacy Local, Other 가운데 하나로 적어 주십시오.
fault-ogp-plan-number = 계획 번호가 아닙니다(‘{ $value }’). 1부터 99까지의 정수로 적어 주십시오.
fault-ogp-plan-id = 이 행의 코드와 계획 번호로는 { $expected }여야 하는데 ‘{ $value }’라고 적혀 있습니다. 맞지 않는 쪽을 고쳐 주십시오.
fault-ogp-number = 공약 번호가 아닙니다(‘{ $value }’). 2.1처럼 글자나 숫자를 하나 이상 적어 주십시오.
fault-ogp-year = 실행계획의 연도가 아닙니다(‘{ $value }’). 2010년 이후의 연도를 네 자리로 적어 주십시오.
fault-ogp-end-before-start = 계획이 제출되기 전에 끝나는 것으로 적혀 있습니다(종료 { $value }년). 두 연도 가운데 틀린 쪽을 고쳐 주십시오.
fault-ogp-report-year = 보고서의 연도가 아닙니다(‘{ $value }’). 2010년 이후의 연도를 네 자리로 적거나 NR, ND, NA로 적어 주십시오.
fault-ogp-date = 없는 날짜입니다(‘{ $value }’). 6/30/2024처럼 월/일/연도로 적거나, 영문 월과 연도, 연도, NA로 적어 주십시오.
fault-ogp-area = 정책 분야의 코드가 아닙니다(‘{ $value }’). 1, 0, ND, NR, NA 가운데 하나로 적어 주십시오.
fault-ogp-flag = 예·아니요를 나타내는 값이 아닙니다(‘{ $value }’). 1이나 0으로 적고, IRM 지표이면 NR, ND, NA도 쓸 수 있습니다.
fault-ogp-term = 이 항목의 평가 용어가 아닙니다(‘{ $value }’). { $allowed } 또는 NR, ND, NA 가운데 하나로 적어 주십시오.
fault-ogp-cluster = OGP 식별자의 목록이 아닙니다(‘{ $value }’). ‘GR0084, GR0085’처럼 적거나 NR, ND, NA로 적어 주십시오.
fault-ogp-derived = 계산한 값과 비교할 수 없습니다(‘{ $value }’). OGP가 공개한 대로 숫자나 이 항목의 용어, NR, ND, NA로 적어 주십시오.
fault-ogp-url = 웹 주소가 아닙니다(‘{ $value }’). https://로 시작하는 주소나 NA로 적어 주십시오.
