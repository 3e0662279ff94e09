### 이행 현황과 추이를 도표로

## 한눈에 보기

headline = { $all } 중 { $complete }로 보고되었고, { $late }, { $silent }, { $disputed }입니다.
headline-all = 공약 { $n }개
headline-complete = { $n }개가 이행 완료
headline-late = 지연 { $n }개
headline-silent = 무보고 { $n }개
headline-disputed = 이견 { $n }개
headline-besides = 이 밖의 { $n }개는 이행 점검 대상이 아닌 계획의 공약입니다.
headline-untracked = 이 기록에서 이행을 점검하지 않는 계획입니다. 기록된 { $all }의 지연이나 보고 여부는 따지지 않습니다.
plan-about = 이 계획에 대하여
progress-title = 이행 추이와 일정
progress-link = 모든 도표와 일정 보기
progress-charts = 도표 목록
progress-not-drawn = 표시할 자료가 없는 도표
progress-more = 함께 보기
progress-matrix = 담당 기관, 시민사회, IRM의 판단을 나란히 비교
progress-changes = 최근 6개월 동안 바뀐 내용

## 도표

chart-source = { $plan } · { $day } 기준 · 원장 { $position }번째 기록
chart-file = 도표 파일(SVG)
chart-data = 자료(CSV)
chart-untracked = 이 기록에서 이행을 점검하지 않는 계획이므로 상태를 나누지 않습니다.
chart-part = { $state } { $n }개
chart-part-of-disputes = { $state } { $n }건
chart-of = 공약 { $total }개: { $parts }
chart-irm-text = 공약과 평가 단위 { $total }개 중 IRM이 완료도를 평가한 { $n }개: { $parts }
chart-irm-none = IRM이 완료도를 평가한 공약이 아직 기록되지 않았습니다.
chart-themes-text = 공약 { $total }개를 분야 { $groups }개로 나누었습니다.
chart-organisations-text = 기관 { $groups }곳이 주관하거나 협조하는 공약을 모두 셉니다. 한 공약이 여러 기관에 들어갈 수 있습니다.
chart-values-text = 어떻게 기여하는지를 계획에 밝힌 가치에 따라 셉니다. 계획에 없으면 IRM의 분류를 따릅니다. 한 공약이 여러 가치에 들어갈 수 있습니다.
chart-values-none = 어떤 OGP 가치에 기여하는지 기록된 공약이 없습니다.
chart-groups-none = 이렇게 나눌 수 있는 공약이 없습니다.
chart-group = 구분
chart-numbers = 숫자로 보기
chart-day = 날짜
chart-today = 오늘
chart-amended = 계획 변경
chart-progress-text = { $day }까지 기한이 도래한 세부과제는 { $due }개, 완료 보고된 세부과제는 { $complete }개입니다.
chart-progress-untracked = { $day }까지 기한이 도래한 세부과제는 { $due }개입니다. 이 계획의 이행은 여기에서 점검하지 않습니다.
chart-progress-undated = 기한이 정해지지 않은 { $n }개는 기한 선에 들어 있지 않습니다.
chart-progress-amended = 가는 점선은 계획이 변경된 날입니다.
chart-progress-none = 기한이 기록된 세부과제가 없어 표시할 자료가 없습니다.
chart-line-complete = 완료
chart-line-due = 기한
chart-line-submitted = 제출 당시 기한
chart-complete = 완료 보고
chart-proven = 증빙 열람 가능
chart-unproven = 증빙 열람 불가
chart-evidence-text = 이행 완료로 보고된 것 가운데 누구나 열람할 수 있는 증빙자료가 있는 것과 없는 것입니다.
chart-evidence-none = 이행 완료로 보고된 공약이나 세부과제가 없습니다.
chart-freshness-text = 끝나지 않은 세부과제를 맡은 기관이 이 계획에 대해 마지막으로 보고한 뒤의 경과 일수입니다. 점선은 6개월이며, OGP는 적어도 6개월마다 갱신하도록 합니다.
chart-freshness-none = 끝나지 않은 세부과제를 맡은 기관이 없습니다.
chart-days = 경과 일수
chart-limit = 6개월
chart-disputes-text = 담당 기관의 보고보다 낮은 판단은 모두 { $n }건입니다. 해소된 것도 셉니다.
chart-disputes-none = 담당 기관의 보고보다 낮은 판단이 기록되지 않았습니다.
chart-calendar-text = 세부과제마다 시작일부터 기한까지를 계획의 달력에 표시합니다.
chart-key-bar = 시작부터 기한까지
chart-key-due = 현재 기한
chart-key-submitted = 제출 당시 기한
chart-key-done = 완료한 날
chart-key-late = 지연된 기간
chart-key-open = 기한 없음
chart-key-withdrawn = 철회된 세부과제
chart-key-today = 오늘
chart-calendar-none = 기한이 기록된 세부과제가 없습니다.
chart-calendar-when = 일정
chart-calendar-due = 기한 { $day }
chart-calendar-open = 기한이 정해지지 않음
chart-calendar-submitted = 제출 당시 { $day }
chart-calendar-done = { $day } 완료

## 나란히 비교

compared-plans = 실행계획 비교
compared-participants = 참여국 비교
compared-by = 비교할 지표
compared-about = IRM이 평가한 결과를 지표마다 따로 비교합니다. 지표가 다르면 등급의 뜻도 달라서, 이름이나 번호가 같아도 함께 세지 않습니다. 평가된 수와 평가할 수 있는 수를 늘 함께 밝힙니다.
compared-none = 비교할 IRM 평가가 기록되지 않았습니다.
compared-set = 실행계획 { $plans }개 중 이 지표의 평가가 기록된 { $n }개입니다.
compared-set-of-participants = 참여국 { $participants }곳 중 이 지표의 평가가 기록된 { $n }곳입니다. 이름순입니다.
compared-assessed = 평가 범위
compared-of = { $units }개 중 { $n }개
