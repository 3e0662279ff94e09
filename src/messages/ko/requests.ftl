### 정정 요청과 열리지 않는 링크

## 목록

requests-title = 정정 요청
requests-about = 이 기록의 내용이 틀렸거나 오래되었으면 누구나 알릴 수 있습니다. 사무국은 접수한 날부터 { $read }일 안에 요청을 읽고, 받아들인 요청에는 담당 기관이 { $answer }일 안에 답합니다. 「민원 처리에 관한 법률 시행령」이 건의민원에 정한 기간과 같습니다.
requests-how = 공약, 세부과제, 보고, 검토, 증빙자료 옆의 “이 내용에 잘못이 있습니까?”를 누르면 로그인하지 않고 보낼 수 있습니다.
requests-none = 기록된 정정 요청이 없습니다.
requests-none-read = 받아들이거나 반려한 정정 요청이 아직 없습니다.
requests-waiting = { $n ->
    [0] 사무국이 읽기를 기다리는 요청이 없습니다.
   *[other] 사무국이 읽기를 기다리는 요청이 { $n }건 있습니다.
}
requests-oldest = { $days ->
    [0] 가장 오래된 것은 오늘 접수되었습니다.
   *[other] 가장 오래된 것은 { $days }일째 기다리고 있습니다.
}
requests-reading-late = 확인 지연
requests-by-organisation = 담당 기관별 정정 요청
requests-of-them-late = 그중 지연
requests-open = 답변을 기다리는 요청
requests-answered = 답변한 요청
requests-refused = 반려한 요청
requests-of-organisation = 답변할 요청 { $open }건(그중 지연 { $late }건), 답변한 요청 { $answered }건입니다.
requests-see = 정정 요청 모두 보기

## 요청 하나

request-numbered = 정정 요청 { $number }
request-number = 공개 번호
request-about = 대상
request-about-report = 보고
request-about-review = 검토
request-about-evidence = 증빙자료
request-about-gone = 그 뒤 철회되거나 취소됨
request-category = 요청 유형
request-received = 접수
request-accepted-on = 받아들임
request-refused-on = 반려
request-responsible = 답변 기관
request-answer-due = 답변 기한
request-refusal = 반려 사유
request-edited = 개인정보를 지우고 공개함
request-link-given = 관련 주소
request-entered-by = 대신 입력
request-caused = 바뀐 기록
    .about = 정정한 때에는 원장 번호나, 새로 하거나 정정한 보고의 식별키를 적습니다.
request-caused-entry = { $kind }(원장 { $position }번)
request-passed-to = 넘겨받은 기관
request-nothing = 이 번호로 공개된 내용이 없습니다. 요청은 사무국이 읽기 전에는 공개되지 않으며, 사무국은 접수한 날부터 { $read }일 안에 읽습니다. 보내신 요청이라면 나중에 다시 확인해 주시기 바랍니다.

## 양식

request-link = 정정 요청
request-title = 틀렸거나 오래된 내용 알리기
request-process = 사무국이 { $read }일 안에 요청을 읽습니다. 받아들인 요청은 공개하며, 담당 기관이 { $answer }일 안에 답합니다.
request-category-question = 무엇이 문제입니까?
request-text = 무엇이 틀렸으며, 옳은 내용은 무엇입니까?
    .about = { $limit }자까지 적을 수 있습니다. 이름 등 개인정보는 적지 마시기 바랍니다.
request-link-field = 관련 주소
    .about = 확인할 수 있는 공개 자료가 있으면 적습니다. 적지 않아도 됩니다.
request-address = 전자우편 주소
    .about = 적지 않아도 됩니다. 공개하지 않으며, 사무국만 보고 처리 결과를 알리는 데 씁니다. 답변하거나 반려한 날부터 { $days }일이 지나면 삭제합니다.
request-trap = 이 칸은 비워 두십시오
request-send = 보내기
request-preview = 미리 보기
request-preview-title = 받아들여지면 이렇게 공개됩니다
request-told-at = 처리 결과를 { PARTICLE($address, "으로/로") } 알려 드립니다. 이 주소는 공개되지 않습니다.
request-consequence = 사무국이 읽기 전에는 기다리는 요청의 수만 공개되고, 요청의 내용은 전혀 공개되지 않습니다.
request-sent-title = 정정 요청을 접수했습니다
request-sent-read = 사무국이 늦어도 { $day }까지 읽습니다.
request-sent-answer = 받아들이면 담당 기관이 그날부터 { $answer }일 안에, 늦어도 { $day }까지 답합니다.
request-sent-follow = 처리 결과는 다음 주소에서 볼 수 있습니다.

## 열리지 않는 링크

evidence-actions = 문제 신고
dead-link-report = 이 링크가 열리지 않습니다
dead-link-thanks-title = 알려 주셔서 감사합니다
dead-link-thanks = 자료를 낸 기관이 확인할 수 있도록 전달했습니다. 검토 단체나 사무국이 확인하기 전에는 공개된 내용이 바뀌지 않습니다.
dead-link-back = 보던 곳으로 돌아가기
link-archived = 보존본
link-before = 이전 주소:

## 내 업무

desk-n-waiting = 읽을 요청 { $n }건
desk-n-open = 답변할 요청 { $n }건
desk-n-links = 확인하거나 고칠 링크 { $n }건
desk-requests-see = 정정 요청과 링크 처리
desk-requests-waiting = 읽을 요청
    .about = 사무국만 볼 수 있습니다. { $read }일이 지나면 공개 화면에 확인이 늦어지고 있다고 표시됩니다.
desk-requests-waiting-none = 읽을 요청이 없습니다.
desk-requests-open = 답변할 요청
    .about = 받아들이거나 넘겨받은 날부터 { $answer }일 안에 답합니다.
desk-requests-open-none = 답변할 요청이 없습니다.
desk-links = 링크
    .about = 열리지 않는다는 신고가 있는 링크와, 열리지 않는 것으로 확인된 링크입니다. 확인된 링크는 고칠 때까지 증빙으로 인정되지 않습니다.
desk-links-none = 확인하거나 고칠 링크가 없습니다.
request-days-ago = { $days ->
    [0] (오늘)
   *[other] ({ $days }일 전)
}
request-answer = 답변하기
request-sender = 처리 결과를 알릴 주소(비공개)
request-accept = 받아들이기
    .about = 요청 내용이 공개되며, 담당 기관은 { $answer }일 안에 답해야 합니다.
request-text-public = 공개할 내용
    .about = 개인정보만 지우고 뜻은 바꾸지 않습니다. 고치면 개인정보를 지우고 공개한 요청으로 표시됩니다.
request-refuse = 반려하기
    .about = 번호, 유형, 날짜, 반려 사유만 공개되고 요청 내용은 공개되지 않습니다.
request-read-already = 그사이 사무국의 다른 구성원이 이 요청을 처리했습니다. 처리한 내용은 다음과 같습니다.
request-outcome = 처리 결과
request-pass-to = 넘길 기관
request-pass-to-nobody = –
request-answer-ko = 답변(한국어)
    .about = 무엇을 고쳤는지, 고치지 않았다면 그 사유를 적습니다. 모두 고친 때가 아니면 한국어와 영어 중 하나는 반드시 적어야 합니다.
request-answer-en = 답변(영어)
request-answer-publish = 답변 공개하기
request-answer-consequence = 답변은 바로 공개되며 지울 수 없습니다.
error-not-your-request = 이 요청에는 답변 기관만 답할 수 있습니다. 정부기관의 답변은 사무국이 대신 입력할 수 있습니다.
    .title = 다른 기관이 답할 요청입니다
error-not-your-evidence = 이 링크는 자료를 낸 기관만 고칠 수 있습니다. 정부기관의 자료는 사무국이 대신 고칠 수 있습니다.
    .title = 다른 기관의 증빙자료입니다
link-check-title = 이 링크가 열립니까?
link-check = 확인하기
    .about = 링크를 직접 열어 봅니다. 열리지 않거나 다른 내용이 나오면 열리지 않는 것으로 확인하고, 열리면 신고를 종결합니다.
link-reported = 열리지 않는다는 신고 { $n }건(최근 { $day })
link-dead-on = 확인한 날
link-confirm = 열리지 않음을 확인
    .about = 그때부터 열리지 않는 링크로 표시되며, 자료를 낸 기관이 고칠 때까지 증빙으로 인정되지 않습니다.
link-dismiss = 열림을 확인
    .about = 신고를 종결합니다. 공개되는 것은 없습니다.
link-mend = 링크 고치기
link-mend-title = 링크 고치기
link-mend-consequence = 이전 주소도 새 주소와 함께 계속 볼 수 있습니다.
link-new-url = 주소
    .about = 새 주소를 적으면 링크가 다시 유효해집니다.
link-archive = 보존본 주소
    .about = 원래 주소가 없어졌다면 웹 보존소 등 자료가 보존된 곳의 주소를 적습니다.
link-reason = 참고(공개됨)
