### IRM 값 옮겨 적기와 입력

## 입력표

grid-definitions = 지표의 뜻과 OGP 원어·코드
grid-units = 공약 바로 가기
grid-page = 쪽

## 발간된 보고서의 값 옮겨 적기

irm-desk = IRM 보고서
irm-desk-about = 발간된 IRM 보고서의 값을 옮겨 적고, 다른 기관이 옮겨 적은 값을 보고서와 대조하며, 보고서의 발간 사실을 기록합니다.
irm-product = 보고서
irm-values = 기록된 값
irm-what-to-do = 할 일
irm-rates-nothing = 평가 지표 없음
irm-nothing-transcribed = 아직 없음
irm-transcribed = 옮겨 적은 값 { $n }개(대조 { $checked }개)
irm-entered-n = 평가자가 입력한 값 { $n }개,
irm-transcribe = 값 옮겨 적기
irm-check-n = 대조하기({ $n })
irm-report-note = 보고서 등록
irm-report-change = 날짜 고치기
irm-transcribe-title = { $product }의 값
irm-transcribe-about = 보고서에 적힌 값과 쪽을 그대로 고르십시오. 목록에서 코드 숫자를 누르면 그 값이 선택됩니다. 손대지 않은 값은 그대로 남습니다.
irm-preview = 달라질 내용 보기
irm-report-year = 보고서 발간 연도
    .about = 2026처럼 적습니다. 옮겨 적는 값마다 함께 기록됩니다.
irm-report-url = 보고서 주소
    .about = 누구나 열어 볼 수 있는 주소를 http 또는 https로 적습니다.
irm-sheet = 스프레드시트에서 가져오기
irm-sheet-about = 평가 파일 형식의 행을 머리글과 함께 붙여 넣으십시오. 스프레드시트에서 복사한 그대로여도 되고 쉼표로 구분한 것이어도 됩니다. 값은 아래 칸에 채워질 뿐 아직 기록되지 않습니다.
irm-sheet-file = 이 계획의 파일
irm-sheet-rows = 머리글을 포함한 행
irm-sheet-take = 칸에 채우기
irm-sheet-taken = 붙여 넣은 행에서 값 { $n }개를 가져왔습니다. { $same }개 행은 이미 기록된 내용과 같습니다. 살펴보고 이어서 진행하십시오.
irm-clash-about = 두 값은 다음과 같습니다. 쓰신 값은 칸에 그대로 있습니다. 그대로 두면 쓰신 값이 기록됩니다.
irm-theirs = 지금 기록된 값:
irm-yours = 쓰신 값:
irm-changes = 기록될 값 { $n }개
irm-value-of = 값
irm-consequence = 소속 기관이 옮겨 적은 값으로 바로 공개되며, 다른 기관이 보고서와 대조할 때까지 ‘미대조’로 표시됩니다. 이전 값은 변경 이력에 남습니다.
irm-publish = 기록하기
irm-check-title = { $product } 대조
irm-check-about = 보고서를 열어 대조하십시오. 일치하는 값은 대조한 것으로 표시하고, 다르게 읽으셨다면 읽으신 값을 옮겨 적으십시오. 그러면 그 값이 ‘미대조’로 표시되고 이전 값은 변경 이력에 남습니다.
irm-check-matches = 보고서와 일치
irm-check-differs = 다른 값으로 읽음
irm-check-chosen = 고른 값을 대조함
irm-check-all = { $n }개를 모두 대조함
irm-check-consequence = 대조하신 값마다 소속 기관의 이름이 표시됩니다.
irm-check-none = 소속 기관이 대조할 값이 없습니다. 옮겨 적은 값이 없거나, 모두 대조되었거나, 소속 기관이 직접 옮겨 적은 값입니다.
irm-report-title = { $product } 정보
irm-report-record = 기록하기
irm-published = 발간일
    .about = 2026-06-30, 2026-06, 2026처럼 적습니다. 아직 발간되지 않았으면 비워 둡니다.
irm-url = 주소
    .about = 보고서나 그 초안을 열어 볼 수 있는 주소입니다.
irm-comment-from = 초안 의견 수렴 시작일
    .about = IRM이 초안에 대한 의견을 받기 시작하는 날입니다.
irm-comment-until = 초안 의견 수렴 마감일
    .about = 마지막 날입니다. 비워 두면 시작일로부터 2주 뒤로 기록됩니다.
irm-source = 출처
    .about = 날짜를 확인할 수 있는 자료입니다.

## 화면에 보이는 내용

irm-read-before = 이전에 다르게 읽은 값
irm-computed = 이 값들로 계산한 결과
irm-computed-about = OGP 규칙에 따라 계산하며 직접 입력하지 않습니다. 이름을 누르면 규칙을 볼 수 있습니다.
indicator-computed = 계산
irm-not-computed = 아직 값이 없는 항목:
irm-no-change = 변화 없음
irm-steps = { $n }단계
irm-unit = IRM 평가 단위 { $number }
irm-unit-of = 공약 { $of }의 IRM 평가 단위 { $number }
irm-cluster-of = 공약 { $of } 묶음
irm-reports = IRM 보고서
irm-reports-none = 이 계획에 대해 기록된 IRM 보고서가 없습니다.
irm-not-published = 발간일 기록 없음
irm-not-noted = 보고서 정보 미등록
irm-not-noted-means = ‘보고서 정보 미등록’은 평가값은 있으나 보고서의 발간일과 주소가 등록되지 않았다는 뜻이며, 이런 보고서는 다음 파일에 나오지 않습니다:
irm-comment-period = 초안 의견 수렴 기간
irm-comment-open = 의견 수렴 중
irm-entry = 발간된 IRM 보고서의 값을 옮겨 적고 다른 기관이 옮겨 적은 값을 대조합니다.
irm-entry-to-check = 다른 기관의 대조를 기다리는 값이 { $n }개 있습니다.
quadrant-both = 포부가 크고 이행되었거나 성과가 큼
quadrant-ambitious = 포부는 크나 이행되지 않음
quadrant-complete = 이행되었으나 포부가 크지 않음
quadrant-neither = 포부가 크지 않고 이행되지도 않음
