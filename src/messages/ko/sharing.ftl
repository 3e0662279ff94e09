### 공유: 미리 보기, 다른 누리집에 넣는 카드, 한 장 요약

share-label = 구독과 공유
share-site = 정부가 열린정부파트너십(OGP) 실행계획에서 약속한 공약의 이행 보고, 시민사회의 검토, 독립보고메커니즘(IRM)의 평가를 나란히 보여 드립니다.
share-picture = 지킴: 열린정부 약속의 공개 기록
share-as-of = { $site } · { $day } 기준 · 원장 { $position }번째 기록까지
share-commitment = { $state } · 주관기관: { $lead }
card-title = 다른 누리집에 넣기
card-code = 붙여 넣을 코드
card-text = 이 코드를 누리집에 붙여 넣으면 지금 상태가 카드로 보이며, 기록이 바뀌면 함께 바뀝니다.
card-look = 카드 보기
card-more = 전체 기록 보기
brief-link = 한 장 요약(인쇄용)
brief-title = { $title } – 한 장 요약
brief-back = 원래 화면으로 돌아가기
brief-print = 이 화면은 A4 한 장에 맞추어 인쇄됩니다.
brief-numbers = { $numbers }번
brief-milestones = 세부과제 완료
brief-promise = 약속한 내용
brief-more = 이 밖의 증빙자료 { $n }건은 원래 화면에서 볼 수 있습니다.
brief-code = 이 기록의 원래 화면으로 연결되는 QR 코드
visit-changed = 지난번에 보신 뒤로 이 계획의 기록이 바뀌었습니다.
visit-show = 바뀐 내용 보기
visit-last = 지난 방문:
