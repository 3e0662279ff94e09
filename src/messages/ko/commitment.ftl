# 공약 화면

commitment-milestones = 세부과제 { $n }개
commitment-milestones-complete = 세부과제 { $total }개 중 { $complete }개 완료
commitment-milestones-late = { $n ->
    [1] { $n }개 { $days }일 지연
   *[other] { $n }개 지연(최장 { $days }일)
}
commitment-milestones-silent = { $n }개 보고 없음
report-of-status = 현재 이행 상태의 근거가 되는 보고:
comparison-completed = 보고 불필요(이행 완료로 보고됨)
comparison-withdrawn = 보고 불필요(철회됨)
comparison-irm-at-end = IRM은 실행계획이 끝난 뒤에 이행 정도를 평가합니다. 그 밖의 보고 주기에는 –로 표시합니다.
comparison-irm-halfway = IRM은 실행계획의 중간과 종료 후에 이행 정도를 평가합니다. 그 밖의 보고 주기에는 –로 표시합니다.
irm-meanings = 지표의 뜻
irm-from = 위 값의 출처:
