### 변경 알림(Atom)과 일정(iCalendar)

follow-feed = 변경 알림(Atom)
follow-calendar = 일정(iCalendar)
feed-title = { $title } – 변경 알림
feed-text = 공개 기록에 남은 변경 사항을 최근 것부터 알려 드립니다.
feed-demonstration = 시연용 자료입니다. 여기에 실린 나라, 기관, 계획, 보고는 모두 가상이며 실제 공약이 아닙니다.
feed-entry = { $kind }: { $what }
feed-entry-more = { $kind }: { $what } 외 { $n }건
feed-entry-status = { $title } – { $status }
feed-entry-milestone = { $title }, 세부과제 { $number } – { $status }
calendar-title = { $title } – 일정
calendar-text = 세부과제의 기한과 보고 주기를 기록에 따라 표시합니다.
calendar-due = 기한: { $what } ({ $state })
calendar-due-late = 기한: { $what } ({ $state }, { $late })
calendar-commitment = 공약: { $title }
calendar-lead = 주관기관: { $names }
calendar-plan = 실행계획: { $title }
calendar-written = 계획에 적힌 기한: { $written }
calendar-month = 월 단위로 정해진 기한이므로 그달의 마지막 날에 표시합니다.
calendar-year = 연 단위로 정해진 기한이므로 그해의 마지막 날에 표시합니다.
calendar-period = 보고 주기: { $label }
calendar-period-text = 이 기간의 이행 상황을 보고합니다. { $day }부터는 보고가 없으면 무보고로 집계합니다.
calendar-silent = 무보고 집계 시작: { $label }
calendar-silent-text = 이날부터 { $label } 보고가 없는 공약과 세부과제를 무보고로 집계합니다.
