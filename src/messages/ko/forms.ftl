### 기록을 직접 쓰는 양식: 무엇을 쓰는지(자료의 이름으로), 칸마다 무엇을 적는지(항목의 이름으로)

## 양식의 제목

row-participants = 참여국 정보 수정
    .add = 참여국 추가
    .about = 새 참여국을 기록한 뒤 그 사무국의 첫 구성원은 서버 운영자가 초대합니다.
row-organisations = 기관 정보 수정
    .add = 기관 추가
row-organisation_names = 기관 명칭 수정
    .add = 기관 명칭 추가
row-plans = 계획 정보 수정
    .add = 계획 추가
row-periods = 보고 기간 수정
    .add = 보고 기간 추가
row-commitments = 공약 내용 수정
    .add = 공약 추가
row-commitment_texts = 공약 본문 수정
    .add = 공약 본문 추가
row-commitment_organisations = 공약의 담당 기관 수정
    .add = 공약의 담당 기관 추가
row-commitment_areas = 공약의 정책 분야 수정
    .add = 공약의 정책 분야 추가
row-commitment_links = 공약 간 관계 수정
    .add = 공약 간 관계 추가
row-milestones = 세부과제 수정
    .add = 세부과제 추가

## 양식의 도움말

field-key = 비워 두면 번호나 순서에 따라 정해집니다. 직접 정하려면 영문 소문자, 숫자, "-", "_"로 적습니다. 주소에 쓰이며, 한번 정하면 바꿀 수 없습니다.
field-number = 계획에 적힌 번호입니다.
field-title_ko = 국문과 영문 가운데 적어도 하나는 적습니다.
field-name_ko = 국문과 영문 가운데 적어도 하나는 적습니다.
field-label_ko = 국문과 영문 가운데 적어도 하나는 적습니다.
field-ordinal = 목록에서 몇 번째로 나올지를 숫자로 적습니다.
field-ogp_id = OGP가 붙인 번호가 있으면 적습니다(예: 계획 AP_KOR06, 공약 KR0065).
field-iso3 = OGP가 쓰는 코드입니다. 국가는 세 글자입니다(예: KOR).
field-ogp_prefix = 공약의 OGP 식별번호 앞에 붙는 글자입니다(예: KR).
field-time_zone = 날짜를 세는 기준입니다(예: Asia/Seoul).
field-is_demonstration = 꾸며 낸 자료이면 "예"를 고릅니다.
field-kind = 소속 구성원이 맡을 수 있는 역할이 이에 따라 정해집니다.
field-successor = 기관이 없어졌을 때에는 "기관과 계획"의 승계 화면에서 기록하는 것이 편합니다.
field-name_from = 처음부터 쓴 명칭이면 비워 둡니다.
field-start_precision = 날짜를 며칠까지 아는지를 나타냅니다. 비워 두면 ‘일 단위’로 기록합니다.
field-end_precision = 비워 두면 ‘일 단위’로 기록합니다. 기한이 없는 과제는 날짜를 비우고 ‘기한 없음’을 고릅니다.
field-due_precision = 비워 두면 ‘일 단위’로 기록합니다. 기한이 없는 과제는 날짜를 비우고 ‘기한 없음’을 고릅니다.
field-start_on = 월이나 연도까지만 정해졌으면 그 첫날을 적고, 아래 더 보기에서 정밀도를 고릅니다.
field-end_on = 월이나 연도까지만 정해졌으면 그 마지막 날을 적고, 아래 더 보기에서 정밀도를 고릅니다.
field-due_on = 월이나 연도까지만 정해졌으면 그 마지막 날을 적고, 아래 더 보기에서 정밀도를 고릅니다.
field-silent_from = 이날까지 보고가 없으면 무보고로 표시됩니다. 보통 기간이 끝난 뒤 한 달쯤입니다.
field-stage = 아직 확정되지 않은 계획은 ‘수립 중’을 고릅니다. 제출·점검 시작·종료는 계획 운영 화면에서 합니다.
field-generation = IRM이 이 계획을 어느 방식으로 평가하는지를 나타냅니다. 2020년 이후에 제출한 계획은 현행 체계입니다.
field-responsible = 주관기관이 아닌 기관이 맡았을 때에만 고릅니다.
field-standing = 철회·분할·통합은 계획의 해당 화면에서 하면 관련 공약까지 한 번에 기록됩니다.
field-other_commitment = 이어지는 다른 공약이나 IRM 평가 단위입니다.
