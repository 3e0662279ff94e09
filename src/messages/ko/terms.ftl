### 모든 용어의 이름표. IRM 용어의 영문은 OGP 표기를 그대로 따른다.

## 언어와 글의 출처

language-ko = 한국어
language-en = 영어
origin-original = 원문
    .about = 출처에 적힌 그대로의 글입니다.
origin-official = 공식 번역
    .about = 원문을 책임지는 기관이 공표한 번역입니다.
origin-unofficial = 비공식 번역
    .about = 이 기록의 관리자나 언론이 옮긴 번역이며 공식 효력이 없습니다.

## 날짜의 정밀도

precision-day = 일 단위
    .about = 날짜가 일까지 알려져 있습니다.
precision-month = 월 단위
    .about = 월까지만 알려져 있습니다. 시작은 그달의 첫날, 종료는 그달의 마지막 날로 계산합니다.
precision-year = 연 단위
    .about = 연도까지만 알려져 있습니다. 시작은 1월 1일, 종료는 12월 31일로 계산합니다.
precision-open = 기한 없음
    .about = 출처에 ‘계속’처럼 끝이 없다고 적혀 있습니다. 날짜가 빠진 것이 아니며 지연으로 보지 않습니다.

## IRM 지표에 값이 없는 이유

missing-NR = 아직 평가되지 않음(NR)
    .about = 이 계획에 적용되는 지표이지만 IRM이 아직 평가 결과를 공표하지 않았습니다.
missing-ND = 자료 없음(ND)
    .about = 해당 계획에는 없던 지표여서 앞으로도 값이 생기지 않습니다.
missing-NA = 해당 없음(NA)
    .about = 해당 계획에 있는 지표이지만 이 공약에는 적용되지 않습니다.

## IRM 평가 체계의 세대

generation-first = 1세대(2011~2016년 제출 계획)
    .about = 중간보고서와 최종보고서로 평가했습니다. 지표는 구체성, OGP 가치, 잠재적 영향, 완료도, 정부 개방 기여도입니다.
generation-second = 2세대(2017~2019년 제출 계획)
    .about = 설계보고서와 결과보고서로 평가했습니다. 지표는 검증 가능성, OGP 가치, 잠재적 영향, 완료도, 정부 개방 기여도입니다.
generation-current = 현행(2020년 이후 제출 계획)
    .about = 실행계획 검토보고서와 결과보고서로 평가합니다. 지표는 검증 가능성, 열린정부 관점, 성과 잠재력, 완료도, 초기 성과입니다. 2020년 계획에는 정부 개방 기여도도 있습니다.

## IRM이 발간하는 보고서

product-progress_report = 중간보고서
    .about = 1세대 보고서로, 이행 1년 차를 다룹니다.
product-end_of_term_report = 최종보고서
    .about = 1세대 보고서로, 계획 기간이 끝난 뒤 전체 기간을 다룹니다.
product-design_report = 설계보고서
    .about = 2세대 보고서로, 계획 초기에 계획의 설계를 다룹니다.
product-transitional_results_report = 전환기 결과보고서
    .about = 2세대 보고서로, 계획 종료 뒤의 완료도와 성과를 다룹니다. 검증 가능성, 관련성, 잠재적 영향은 다시 평가하지 않습니다.
product-co_creation_brief = 공동창조 브리프
    .about = 현행 보고서로, 다음 계획 수립을 시작하기 석 달 전에 교훈과 기회를 정리합니다. 등급은 매기지 않습니다.
product-action_plan_review = 실행계획 검토보고서
    .about = 현행 보고서로, 계획 제출 뒤 4개월 안에 나옵니다. 부록에서 모든 공약을 분류하고 유망 공약을 선정합니다.
product-results_report = 결과보고서
    .about = 현행 보고서로, 계획 종료 4개월 뒤를 기준으로 모든 공약의 완료도와 초기 성과를 평가합니다.

## IRM 등급 용어

term-yes = 예
term-no = 아니요
term-none = 없음
term-low = 낮음
term-medium = 보통
term-high = 높음
term-minor = 소폭
term-moderate = 중간 수준
term-transformative = 혁신적
term-unclear = 불분명
term-modest = 제한적 개선
term-substantial = 상당 이행
    .results = 상당 수준
term-withdrawn = 철회
term-no_evidence = 근거 자료 없음
term-not_started = 미착수
term-limited = 일부 이행
term-complete = 이행 완료
term-no_notable_results = 뚜렷한 성과 없음
term-significant = 큰 성과
term-worsens = 악화
term-did_not_change = 변화 없음
term-marginal = 미미함
term-major = 뚜렷한 진전
term-outstanding = 탁월함
term-no_early_results = 아직 보고할 초기 성과 없음
term-not_applicable = 해당 없음

## IRM이 공약마다 매기는 지표

indicator-design_report_year = 첫 보고서 발간 연도
    .about = 계획 초기에 대한 IRM 보고서(중간보고서, 설계보고서, 실행계획 검토보고서)가 발간된 연도입니다.
indicator-compound = 복합 공약
    .about = 여러 공약을 평가표 하나로 함께 평가한 복합 공약의 일부인지를 나타냅니다.
indicator-cluster = 묶음 이름
    .about = 평가표 하나로 함께 평가한 공약 묶음의 이름입니다.
indicator-specificity = 구체성
    .about = 공약 문구를 얼마나 확인할 수 있는지를 봅니다. 높음: 명확하고 측정·검증할 수 있는 세부과제가 있음. 보통: 객관적으로 검증할 수 있는 활동이지만 구체적인 세부과제나 결과물이 없음. 낮음: 해석을 더해야 측정할 수 있음. 없음: 검증할 수 있는 결과물이나 세부과제가 없음.
indicator-verifiable = 검증 가능성
    .about = 공약이 검토할 수 있을 만큼 구체적인지를 봅니다. 검증할 수 없는 공약은 더 평가하지 않습니다. 구체성을 평가한 경우에는 ‘보통’과 ‘높음’이 ‘예’에 해당합니다.
indicator-value_access = OGP 가치: 정보 접근
    .about = 정부가 보유한 정보(데이터에 한정하지 않음)를 누구에게나 공개하거나 정보공개 청구권을 강화하는지를 봅니다.
indicator-value_participation = OGP 가치: 시민 참여
    .about = 정부가 국민의 토론, 의견 제출, 기여를 이끌어 내어 더 잘 응답하는 행정을 하려는지를 봅니다.
indicator-value_accountability = OGP 가치: 공적 책임성
    .about = 공직자가 행위를 설명하고 비판에 조치하며 이행 실패를 책임지게 하는 규칙과 절차가 있는지를 봅니다. 정부 내부에 그치지 않고 공개된 것이어야 합니다.
indicator-value_technology = OGP 가치: 기술과 혁신
    .about = 새로운 기술이 정보 공유, 참여, 협력에 쓰이는지를 봅니다. 나머지 세 가치 중 하나와 함께일 때에만 인정됩니다.
indicator-open_government_lens = 열린정부 관점
    .about = 공약이 정책 분야, 기관, 의사결정 과정을 국민에게 더 투명하고 참여적이며 책임 있게 만들려는 것인지를 봅니다. 포용이나 기술만으로는 충분하지 않습니다. 과거 계획에서는 앞의 세 OGP 가치 중 하나와 관련되는지를 뜻합니다.
indicator-potential_impact = 잠재적 영향
    .about = 공약이 정책 분야를 얼마나 바꿀 수 있는지를 봅니다. 없음: 현상 유지 또는 악화. 소폭: 작지만 긍정적인 한 걸음. 중간 수준: 큰 진전이지만 규모나 범위가 제한됨. 혁신적: 기존 관행을 바꿀 수 있는 개혁.
indicator-completion_mid = 완료도(중간보고서)
    .about = IRM이 이행 1년 차를 조사한 시점에 공약이 얼마나 이행되었는지를 봅니다.
indicator-potential_for_results = 성과 잠재력
    .about = 계획에 적힌 내용으로 보아 성과를 기대할 수 있는 정도입니다. 불분명: 기존 업무의 계속이며 새로 더해지는 가치가 드러나지 않음. 제한적 개선: 누리집, 데이터 공개, 교육, 시범사업처럼 긍정적이지만 개별적인 변화. 상당 수준: 규칙과 제도를 바꿀 수 있고 정부 전반에 구속력 있게 정착되는 변화.
indicator-promising = 유망 공약
    .about = 실행계획 검토보고서가 명확성, 열린정부 가치, 기대 성과를 보아 유망 공약으로 선정했는지를 나타냅니다.
indicator-cluster_rated = 묶음 평가 여부
    .about = 실행계획 검토보고서가 같은 정책 분야의 다른 공약과 묶어 평가했는지를 나타냅니다.
indicator-cluster_members = 함께 묶인 공약
    .about = 함께 평가된 공약의 OGP 식별번호를 OGP가 적은 대로 옮긴 것입니다.
indicator-results_report_year = 마지막 보고서 발간 연도
    .about = 계획 종료에 대한 IRM 보고서(최종보고서, 결과보고서)가 발간된 연도입니다.
indicator-completion_end = 완료도(계획 종료)
    .about = 공약에 담긴 활동이 계획 종료까지 얼마나 이행되었는지를 ‘근거 자료 없음’부터 ‘이행 완료’까지 다섯 단계로 봅니다. 과거 보고서에는 ‘불분명’과 ‘철회’도 있습니다.
indicator-early_results = 초기 성과
    .about = 공약이 계획 기간 안에 투명성, 참여, 책임성 면에서 어떤 구체적 변화를 가져왔는지를 봅니다. OGP 데이터베이스는 뚜렷한 성과 없음, 중간 수준, 큰 성과의 세 등급을 둡니다.
indicator-diog_overall = 정부 개방 기여도(종합)
    .about = 계획 종료 시점에 정부의 개방 수준이 얼마나 달라졌는지를 봅니다. 악화: 개방 수준이 나빠짐. 변화 없음: 관행이 그대로임. 미미함: 변화가 있으나 효과가 작음. 뚜렷한 진전: 한 걸음 나아갔으나 범위나 규모가 제한됨. 탁월함: 기존 관행을 바꾼 개혁.
indicator-diog_access = 정부 개방 기여도(정보 접근)
    .about = 정보 접근만 놓고 같은 질문을 합니다. OGP 코드는 종합보다 1씩 크며, 0은 해당하지 않음을 뜻합니다.
indicator-diog_participation = 정부 개방 기여도(시민 참여)
    .about = 시민 참여만 놓고 같은 질문을 하며, 코드는 정보 접근과 같습니다.
indicator-diog_accountability = 정부 개방 기여도(공적 책임성)
    .about = 공적 책임성만 놓고 같은 질문을 하며, 코드는 정보 접근과 같습니다.
indicator-carried_forward = 다음 계획으로 이월
    .about = IRM이 다음 계획으로 이월되었다고 분류했는지를 나타냅니다.

## IRM 값에서 규칙으로 계산하는 값

derived-verifiable = 검증 가능 여부(구체성으로 계산)
    .about = 2011~2016년 계획 가운데 구체성을 평가한 경우, ‘보통’과 ‘높음’은 예, ‘없음’과 ‘낮음’은 아니요입니다.
derived-relevant = OGP 가치 관련 여부(가치로 계산)
    .about = 가치를 평가한 2019년까지의 계획에서 정보 접근, 시민 참여, 공적 책임성 중 하나 이상이 ‘예’이면 예입니다. 기술만으로는 충분하지 않습니다.
derived-high_ambition = 높은 포부
    .about = 2019년까지의 계획에서 가치와 관련되고 잠재적 영향이 ‘중간 수준’ 또는 ‘혁신적’인 경우입니다. 2020년 이후 계획은 그 대신 성과 잠재력을 평가하며, OGP 파일은 이를 여기에 넣지 않습니다.
derived-high_completion = 높은 완료도
    .about = 모든 계획에서 중간보고서와 계획 종료 시점의 완료도 중 나은 쪽이 ‘상당 이행’ 또는 ‘이행 완료’인 경우입니다.
derived-change_in_completion = 완료도 변화
    .about = 2011~2016년 계획에서 계획 종료 시점의 완료도에서 중간보고서의 완료도를 뺀 단계 수입니다. 2020년 이후 보고서에서는 쓰이지 않습니다.
derived-high_result = 큰 성과
    .about = 종료 보고서가 나온 모든 계획에서 정부 개방 기여도(종합)가 ‘뚜렷한 진전’ 또는 ‘탁월함’이거나 초기 성과가 ‘큰 성과’인 경우입니다.
derived-star_before_june_2014 = 별표(2014년 6월 이전)
    .about = 2014년 6월 이전의 중간보고서에서 가치와 관련되고, 잠재적 영향이 ‘중간 수준’ 또는 ‘혁신적’이며, 완료도가 ‘상당 이행’ 또는 ‘이행 완료’인 경우입니다.
derived-star_2015 = 별표(2015년 산식)
    .about = 2014년 6월부터 2015년 4월까지의 중간보고서에서 위 조건에 더해 구체성이 ‘보통’ 또는 ‘높음’인 경우입니다.
derived-star_mid = 별표(현행 산식, 중간보고서)
    .about = 2015년 4월 이후의 중간보고서에서 검증 가능하고, 가치와 관련되며, 잠재적 영향이 ‘혁신적’이고, 완료도가 ‘상당 이행’ 또는 ‘이행 완료’인 경우입니다.
derived-star_end = 별표(현행 산식, 최종보고서)
    .about = 2020년까지의 최종보고서에서 계획 종료 시점의 완료도에 같은 산식을 적용한 결과입니다.
derived-quadrant = 사분면
    .about = 모든 계획에서 포부가 크고 이행되었거나 성과가 큼, 포부는 크나 이행되지 않음, 이행되었으나 포부가 크지 않음, 어느 쪽도 아님으로 나눕니다. 성과 잠재력으로 평가된 공약이나 잠재적 영향이 아직 평가되지 않은 공약은 성과에 따라서만 사분면이 정해집니다.

## OGP 데이터베이스의 정책 분야·수단·부문(원래 순서)

area-anti_corruption_and_integrity = 반부패·청렴
area-anti_corruption_institutions = 반부패 기관
area-anti_corruption_strategies = 반부패 전략
area-asset_disclosure = 재산 공개
area-audits = 감사
area-beneficial_ownership = 실소유자 공개
area-conflicts_of_interest = 이해충돌
area-elections = 선거
area-political_finance = 정치자금
area-lobbying = 로비
area-open_contracting = 계약 정보 공개
area-public_procurement = 공공조달
area-right_to_information = 알 권리·정보공개
area-whistleblower_protections = 신고자 보호
area-civic_space_and_enabling_environment = 시민 공간과 활동 여건
area-freedom_of_assembly = 집회의 자유
area-freedom_of_association = 결사의 자유
area-freedom_of_expression = 표현의 자유
area-democratizing_decision_making = 의사결정의 민주화
area-digital_participation = 디지털 참여
area-mainstreaming_participation = 참여의 일상화
area-regulatory_governance = 규제 거버넌스
area-social_accountability = 사회적 책임성
area-digital_governance = 디지털 거버넌스
area-automated_decision_making = 자동화된 의사결정
area-data_stewardship_and_privacy = 데이터 관리와 개인정보 보호
area-digital_inclusion = 디지털 포용
area-disinformation_misinformation = 허위조작정보·오정보
area-online_civic_space = 온라인 시민 공간
area-environment_climate = 환경·기후
area-climate_finance = 기후 재원
area-climate_mitigation_and_adaptation = 기후변화 완화와 적응
area-environmental_regulation = 환경 규제
area-international_environmental_agreements = 국제 환경 협약
area-fiscal_openness = 재정 공개
area-publication_of_budget_fiscal_information = 예산·재정 정보 공개
area-public_participation_in_budget_fiscal_policy = 예산·재정 정책 국민 참여
area-oversight_of_budget_fiscal_policies = 예산·재정 정책 감독
area-stimulus_and_economic_recovery = 경기 부양과 회복
area-tax = 조세
area-debt = 국가채무
area-inclusion = 포용
area-gender = 성평등
area-gender_based_violence = 젠더 기반 폭력
area-economic_inclusion = 경제적 포용
area-lgbtqia = 성소수자
area-people_with_disabilities = 장애인
area-youth = 청년·청소년
area-justice = 사법
area-access_to_justice = 사법 접근성
area-open_justice = 열린 사법
area-policing_corrections = 경찰·교정
area-judiciary = 법원
area-open_parliaments = 열린 의회
area-public_service_delivery = 공공서비스 제공
area-citizenship_immigration = 국적·이민
area-education = 교육
area-health_nutrition = 보건·영양
area-infrastructure_transport = 기반시설·교통
area-water_sanitation = 물·위생
area-capacity_building = 역량 강화
area-digital_transformation = 디지털 전환
area-legislation = 입법
area-regulation = 규정·규제
area-legislative_oversight = 의회 감독
area-open_data = 공공데이터 개방
area-public_participation = 국민 참여
area-aid = 국제원조
area-energy = 에너지
area-extractive_industries = 자원 채굴 산업
area-land_and_spatial_planning = 토지·공간 계획
area-media_telecommunications = 미디어·통신
area-science_technology = 과학·기술
area-security_public_safety = 안보·공공안전
area-labor = 노동
area-private_sector = 민간 부문
area-subnational = 지방정부
area-human_rights = 인권
area-open_parliament_plan = 열린 의회 실행계획
area-sustainable_development_goals = 지속가능발전목표
area-open_data_water_sanitation = 공공데이터(물·위생)
area-open_data_health = 공공데이터(보건)
area-open_data_education = 공공데이터(교육)
area-participation_in_lawmaking = 입법 과정 참여
area-access_to_information = 정보 접근
area-money_in_politics = 정치와 돈
area_value-1 = 해당함
area_value-ND = 자료 없음(ND)
area_value-NR = 아직 평가되지 않음(NR)
area_value-NA = 해당 없음(NA)

## 참여국과 기관

level-national = 국가
level-local = 지방정부
level-legacy_local = 지방정부(2016년 시범)
level-other = 기타
region-africa_and_the_middle_east = 아프리카·중동
region-americas = 미주
region-asia_and_the_pacific = 아시아·태평양
region-europe = 유럽
organisation_kind-ministry = 정부기관
organisation_kind-civil_society = 시민사회단체
organisation_kind-irm = 독립보고메커니즘(IRM)
organisation_kind-other = 기타
organisation_role-lead = 주관
organisation_role-supporting = 협조

## 실행계획과 공약

plan_stage-draft = 수립 중
    .about = 아직 OGP에 제출하지 않았습니다. 이 단계의 수정은 계획 변경으로 보지 않습니다.
plan_stage-in_force = 시행 중
    .about = 제출되어 시행 중입니다. 이후의 내용 수정은 모두 사유와 출처를 밝힌 계획 변경으로 남습니다.
plan_stage-closed = 종료
    .about = 계획이 끝나 보고를 더 받거나 고치지 않습니다. 이 사이트에서 보고를 받은 적이 없는 과거 계획에는 당시의 보고를 옮겨 실을 수 있습니다.
unit-commitment = 공약
    .about = 실행계획이 스스로 세는 단위의 공약입니다.
unit-irm_unit = IRM 평가 단위
    .about = IRM이 분류한 단위입니다. IRM은 공약 하나를 2.1과 2.2처럼 나누기도 합니다.
unit-cluster = 공약 묶음
    .about = IRM이 함께 평가한 여러 공약입니다.
standing-in_plan = 계획에 포함
    .about = 실행계획에 들어 있습니다.
standing-withdrawn = 철회
    .about = 계획 변경으로 실행계획에서 빠졌습니다. 내용은 계속 볼 수 있으며 철회로 집계합니다.
link_kind-coded_as = IRM 평가 단위
    .about = 앞의 공약을 IRM이 뒤의 단위로 분류했습니다.
link_kind-clustered_in = 묶음 평가 소속
    .about = 앞의 공약이 뒤의 묶음에 포함되어 평가되었습니다.
link_kind-carried_over = 다음 계획으로 이월
    .about = 앞의 공약이 이후 계획의 뒤 공약으로 이어집니다.
link_kind-split_into = 분할
    .about = 앞의 공약이 나뉘었고, 뒤의 공약은 그 일부입니다.
link_kind-merged_into = 통합
    .about = 앞의 공약이 다른 공약과 합쳐져 뒤의 공약이 되었습니다.
text_field-brief = 공약 개요
text_field-problem = 해결하려는 문제
text_field-causes = 문제의 원인
text_field-done_so_far = 그간의 추진 경과
text_field-solution = 해결 방안
text_field-results = 기대 성과
text_field-transparency = 투명성 증진 방안
text_field-accountability = 책임성 강화 방안
text_field-participation = 참여 확대 방안
text_field-co_creation = 공약 수립 과정
text_field-background = 추진 배경
text_field-details = 공약 세부 내용
text_field-full_text = 공약 전문

## 보고, 검토, 증빙

reported_status-not_started = 미착수
    .about = 기관이 아직 착수하지 않았다고 보고했습니다. 애로사항을 함께 적어야 합니다.
reported_status-limited = 일부 이행
    .about = 기관이 일부를 이행했다고 보고했습니다. 애로사항을 함께 적어야 합니다.
reported_status-substantial = 상당 이행
    .about = 기관이 대부분을 이행했다고 보고했습니다.
reported_status-complete = 이행 완료
    .about = 기관이 모두 이행했다고 보고했습니다. 누구나 열람할 수 있는 증빙자료를 붙이거나, 공개된 증빙자료가 없는 이유를 밝혀야 합니다.
reported_status-withdrawn = 철회
    .about = 기관이 더 이상 추진하지 않는다고 보고했습니다. 계획 변경으로 철회된 뒤에만 쓸 수 있습니다.
reviewed_status-not_started = 미착수
    .about = 검토자가 착수하지 않은 것으로 판단했습니다.
reviewed_status-limited = 일부 이행
    .about = 검토자가 일부 이행된 것으로 판단했습니다.
reviewed_status-substantial = 상당 이행
    .about = 검토자가 대부분 이행된 것으로 판단했습니다.
reviewed_status-complete = 이행 완료
    .about = 검토자가 모두 이행된 것으로 판단했습니다.
reviewed_status-no_evidence = 근거 확인 불가
    .about = 검토자가 근거를 찾았으나 확인하지 못했습니다. 미착수와는 다릅니다.
state-complete = 이행 완료
    .about = 기준이 되는 보고의 상태가 이행 완료입니다.
state-substantial = 상당 이행
    .about = 기준이 되는 보고의 상태가 상당 이행입니다.
state-limited = 일부 이행
    .about = 기준이 되는 보고의 상태가 일부 이행입니다.
state-not_started = 미착수
    .about = 기준이 되는 보고의 상태가 미착수입니다.
state-no_report = 보고 없음
    .about = 이행 점검 대상 계획이지만 해당 기관이 아직 보고하지 않았거나 보고 시한이 지난 기간에 대해 보고하지 않았습니다. 예전 보고로 대신하지 않습니다.
state-withdrawn = 철회
    .about = 계획 변경으로 실행계획에서 빠졌습니다.
state-not_tracked = 이행 보고 미수집
    .about = 이 기록에서 보고를 받지 않는 계획입니다. 보고가 없다는 사실에 아무 의미를 두지 않습니다.
attention-late = 지연
    .about = 이행 완료로 보고되지 않았고, 공약 또는 세부과제의 기한이 지났습니다.
attention-silent = 무보고
    .about = 보고 시한이 지난 기간에 대해 공약이나 그 세부과제를 보고한 기관이 없습니다.
attention-stale = 6개월 이상 미갱신
    .about = 6개월이 넘도록 어느 기관도 보고하지 않았습니다.
attention-disputed = 이견 있음
    .about = 시민사회 검토나 IRM의 완료도가 주관기관의 보고보다 낮습니다.
attention-unproven = 공개 증빙 없는 완료
    .about = 이행 완료로 보고되었으나 지금 누구나 열람할 수 있는 증빙자료가 없습니다.
dispute_state-open = 이견 진행 중
    .about = 판단이 보고보다 낮고, 현재 판단에 대한 답변이 없습니다. IRM의 판단에는 보고로만 답할 수 있습니다.
dispute_state-answered = 답변함
    .about = 담당 기관이 현재 검토에 답변하였으나 서로의 판단이 그대로입니다.
dispute_state-settled = 해소됨
    .about = 판단이 더 이상 보고보다 낮지 않습니다. 지난 이견은 계속 볼 수 있습니다.
settled_by-correction = 보고 정정
    .about = 보고를 바로잡았습니다.
settled_by-report = 새 보고
    .about = 새 보고에서 상태를 낮추었습니다.
settled_by-retraction = 보고 취소
    .about = 보고를 거두어들였습니다.
settled_by-review_revision = 검토 수정
    .about = 검토한 기관이 판단을 수정하였습니다.
settled_by-review = 새 검토
    .about = 같은 기관의 새 검토에서 더 높게 판단하였습니다.
settled_by-review_retraction = 검토 철회
    .about = 검토를 거두어들였습니다.
settled_by-assessment = IRM 평가값 변경
    .about = IRM의 값이 정정되었거나 중간 시점의 값 대신 계획 종료 시점의 값이 기록되었습니다.
settled_by-amendment = 계획 변경
    .about = 계획이 변경되어 담당 기관이 바뀌었습니다.
evidence_kind-statement = 기관 설명
    .about = 1단계: 보도자료나 게시글처럼 기관 스스로 밝힌 내용입니다.
evidence_kind-press = 언론 보도
    .about = 2단계: 언론이 보도한 내용입니다.
evidence_kind-official_document = 공개 문서
    .about = 3단계: 보고서, 회의록, 예산서처럼 공개된 문서입니다.
evidence_kind-law = 법령
    .about = 4단계: 공포된 법률이나 규정입니다.
evidence_kind-data_set = 데이터
    .about = 4단계: 내려받을 수 있게 공개된 데이터입니다.
evidence_kind-live_service = 운영 중인 서비스
    .about = 4단계: 누구나 이용할 수 있는 서비스입니다.
how_entered-transcribed = 옮겨 적음
    .about = 공표된 IRM 보고서나 OGP 데이터베이스의 값을 출처와 함께 옮긴 것입니다.
how_entered-entered = 직접 평가
    .about = 평가자가 직접 입력한 것입니다. 옮겨 적은 값이 이를 대신하지 않습니다.

## 원장 기록

entry_kind-import = 자료 가져오기
    .about = 파일을 읽어 들였습니다. 파일 하나가 기록 하나입니다.
entry_kind-plan = 실행계획 등록·수정
    .about = 실행계획을 등록하거나 보완하거나 종료했습니다.
entry_kind-submission = 계획 제출
    .about = 실행계획의 한 판을 OGP에 제출했습니다.
entry_kind-amendment = 계획 변경
    .about = 시행 중인 실행계획을 사유와 출처를 밝혀 변경했습니다.
entry_kind-tracking = 이행 점검 시작
    .about = 실행계획의 보고를 열었습니다. 이때부터 무보고와 지연을 따집니다.
entry_kind-report = 이행 보고
    .about = 기관이 공약이나 세부과제의 이행 상황을 보고했습니다.
entry_kind-correction = 보고 정정
    .about = 보고나 증빙자료를 바로잡았습니다. 이전 내용은 계속 볼 수 있습니다.
entry_kind-retraction = 취소·철회
    .about = 보고나 검토를 거두어들였습니다. 내용은 계속 볼 수 있습니다.
entry_kind-review = 시민사회 검토
    .about = 시민사회단체가 검토 결과를 공개했습니다.
entry_kind-review_revision = 검토 수정
    .about = 검토를 수정했습니다. 이전 결과는 계속 볼 수 있습니다.
entry_kind-transcription = IRM 평가값 옮겨 적기
    .about = 공표된 IRM 보고서의 값을 옮겨 적었습니다.
entry_kind-assessment = IRM 평가
    .about = 평가자가 직접 평가한 값을 공개했습니다.
entry_kind-organisation = 기관 정보
    .about = 기관이나 그 명칭을 등록하거나 변경했습니다.
entry_kind-redaction = 개인정보 삭제
    .about = 법령에 따라 개인정보를 지웠습니다. 그 사유를 기록에 남깁니다.
entry_kind-answer = 검토에 대한 답변
    .about = 담당 기관이 시민사회 검토에 답변했습니다. 답변만으로 이견이 해소되지는 않습니다.
entry_kind-evidence = 증빙자료 링크 확인
    .about = 증빙자료의 링크가 열리지 않음을 확인했거나, 끊긴 링크를 바로잡았습니다.
entry_kind-request = 정정 요청 처리
    .about = 사무국이 정정 요청을 받아들이거나 반려했습니다.
entry_kind-outcome = 정정 요청 결과
    .about = 담당 기관이 정정 요청에 답했습니다.
entry_kind-check = 옮겨 적은 값 대조
    .about = 다른 기관이 옮겨 적은 값을 IRM 보고서와 대조했습니다.
entry_kind-irm_report = IRM 보고서 등록
    .about = IRM 보고서와 그 의견 수렴 기간을 등록하거나 수정했습니다.
row_action-add = 추가
row_action-close = 마감
row_action-redact = 삭제 처리

## 구성원

role-reporter = 보고 담당(정부기관)
role-reviewer = 검토 담당(시민사회)
role-assessor = 평가 담당(IRM)
role-secretariat = 사무국
link_purpose-invite = 초대
link_purpose-reset = 비밀번호 재설정
access_event-sign_in = 로그인
access_event-sign_out = 로그아웃
access_event-link = 일회용 링크 사용
access_event-password_change = 비밀번호 변경
access_event-sessions_end = 다른 기기에서 로그아웃
access_outcome-done = 처리됨
access_outcome-refused = 거부됨
rights_change-invited = 초대
rights_change-reset = 일회용 링크 발급
rights_change-accepted = 초대 수락·비밀번호 설정
rights_change-password = 비밀번호 변경
rights_change-rights = 역할·기관 변경
rights_change-removed = 구성원에서 제외

## 정정 요청

request_category-wrong_fact = 사실과 다름
    .about = 적힌 내용이 사실과 다릅니다.
request_category-out_of_date = 오래된 내용
    .about = 전에는 맞았지만 지금은 달라졌습니다.
request_category-missing = 빠진 내용
    .about = 있어야 할 내용이 없습니다.
request_category-wrong_translation = 번역 오류
    .about = 두 언어의 내용이 서로 다릅니다.
request_category-dead_link = 링크가 열리지 않음
    .about = 열리지 않거나 다른 내용이 나옵니다. 따로 적지 않아도 됩니다.
request_category-other = 기타
    .about = 위의 어느 것에도 해당하지 않습니다.
refusal-spam = 스팸
    .about = 광고이거나 장난으로 보낸 것입니다.
refusal-personal_data = 개인정보
    .about = 다른 사람의 개인정보 없이는 공개할 수 없습니다.
refusal-not_about_the_record = 기록과 무관
    .about = 이 기록의 내용에 관한 것이 아닙니다.
refusal-duplicate = 중복
    .about = 같은 내용의 요청이 이미 있습니다.
refusal-unclear = 내용 불명확
    .about = 무엇이 틀렸는지 알 수 없습니다.
outcome-corrected = 정정함
    .about = 요청대로 모두 고쳤습니다. 바뀐 기록을 적습니다.
outcome-partly_corrected = 일부 정정함
    .about = 일부를 고쳤습니다. 바뀐 기록과, 나머지를 고치지 않은 사유를 적습니다.
outcome-not_corrected = 정정하지 않음
    .about = 기록을 그대로 둡니다. 사유를 적습니다.
outcome-passed_on = 다른 기관으로 넘김
    .about = 다른 기관이 답해야 합니다. 넘길 기관을 고르고 사유를 적습니다.
request_state-open = 답변 대기
request_state-late = 답변 지연
request_state-answered = 답변 완료
request_state-refused = 반려

scale_level-nominal = 명목형
    .about = 값이 서로 다르다는 것 말고는 순서가 없습니다.
scale_level-ordinal = 순서형
    .about = 값에 정해진 순서가 있어, 가까운 값끼리의 차이를 먼 값끼리의 차이보다 작게 봅니다.
undefined-too_few_values = 비교할 값이 부족함
    .about = 둘 이상이 척도 위의 값으로 판단한 단위가 없습니다.
undefined-no_variation = 값이 모두 같음
    .about = 모두가 모든 단위에 같은 값을 주어, 우연히 달라질 여지가 없었습니다.

## 파일 형식

sheet_format-xlsx = XLSX
sheet_format-csv = CSV(UTF-8)
sheet_format-cp949 = CSV(CP949)

## 계획의 도표와 OGP 가치

plan_chart-states = 공약별 이행 상태
plan_chart-irm = IRM이 평가한 완료도
plan_chart-themes = 분야별 이행 상태
plan_chart-organisations = 기관별 이행 상태
plan_chart-values = OGP 가치별 이행 상태
plan_chart-progress = 기한이 도래한 세부과제와 완료 보고된 세부과제
plan_chart-evidence = 완료 보고와 증빙자료
plan_chart-freshness = 기관별 마지막 보고
plan_chart-disputes = 이견
plan_chart-calendar = 세부과제 일정
ogp_value-access = 투명성과 정보 접근
ogp_value-participation = 시민 참여
ogp_value-accountability = 공공 책임성
