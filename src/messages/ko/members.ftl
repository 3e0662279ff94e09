### 양식, 로그인과 구성원

## 요청을 처리하지 않은 사유

error-cross-site = 이 사이트의 화면에서 보낸 요청이 아니어서 처리하지 않았습니다. 이 사이트의 화면을 다시 열어 그곳에서 보내 주시기 바랍니다.
    .title = 다른 곳에서 보낸 요청입니다
error-method = 이 주소에서는 그런 방식의 요청을 처리하지 않습니다. 화면의 링크나 단추를 이용하시기 바랍니다.
    .title = 처리할 수 없는 방식입니다
error-refused = 다음 사유로 처리하지 않았으며, 바뀐 것은 없습니다.
    .title = 처리하지 않았습니다
error-too-many = 시도가 너무 많았습니다. { $minutes }분 뒤에 다시 시도하시기 바랍니다. 계정은 잠기지 않았습니다.
    .title = 잠시 뒤에 다시 시도하십시오
error-form-cut = 보낸 내용이 도중에 끊겨 처리하지 않았습니다. 다시 보내 주시기 바랍니다.
    .title = 내용이 끊겼습니다
error-form-late = 보낸 내용이 제때 도착하지 않아 처리하지 않았습니다. 연결 상태를 확인하고 다시 보내 주시기 바랍니다.
    .title = 내용이 늦게 도착했습니다
error-form-too-large = 한 번에 보낼 수 있는 내용은 { $limit }KB까지입니다. 줄이거나 나누어 보내 주시기 바랍니다.
    .title = 내용이 너무 큽니다
error-form-type = 양식의 형식(application/x-www-form-urlencoded)이 아니어서 읽지 않았습니다. 화면의 양식에서 보내 주시기 바랍니다.
    .title = 양식이 아닙니다
error-form-not-utf8 = 보낸 내용이 UTF-8이 아니어서 처리하지 않았습니다. 화면의 양식에서 다시 입력하시기 바랍니다.
    .title = 내용을 읽을 수 없습니다
error-form-escape = 보낸 내용의 부호화(%XX)가 잘못되어 처리하지 않았습니다. 화면의 양식에서 다시 보내 주시기 바랍니다.
    .title = 내용을 읽을 수 없습니다
error-form-control = 글자가 아닌 제어 문자가 들어 있어 처리하지 않았습니다. 그 문자를 지우고 다시 보내 주시기 바랍니다.
    .title = 쓸 수 없는 문자가 있습니다
error-form-unknown = “{ $name }” 항목은 이 양식에 없습니다. 화면을 새로 열어 다시 보내 주시기 바랍니다.
    .title = 알 수 없는 항목입니다
error-form-twice = “{ $name }” 항목이 두 번 들어 있습니다. 화면을 새로 열어 다시 보내 주시기 바랍니다.
    .title = 항목이 겹칩니다
form-faults = 다음 내용을 바로잡아 주시기 바랍니다.

## 로그인

error-not-signed-in = 로그인하지 않았거나 로그인한 지 오래되어 처리하지 않았습니다. 쓰신 내용은 이 화면에 그대로 있습니다. 새 창에서 로그인한 뒤 이 화면에서 다시 보내 주시기 바랍니다.
    .title = 로그인이 필요합니다
sign-in-elsewhere = 새 창에서 로그인하기
send-again = 쓴 내용 다시 보내기
error-role = 이 업무를 맡은 구성원만 할 수 있습니다. 맡은 업무가 바뀌었다면 사무국에 문의하시기 바랍니다.
    .title = 권한이 없습니다
error-link-gone = 이 링크는 이미 쓰였거나 기한이 지났거나 새 링크로 바뀌었습니다. 사무국에 새 링크를 요청하시기 바랍니다.
    .title = 쓸 수 없는 링크입니다
sign-in = 로그인
    .about = 열린정부 협의체의 구성원이 이행 상황을 보고하고 점검하는 곳입니다. 공개된 내용은 로그인하지 않고 모두 볼 수 있습니다.
    .no-account = 계정은 사무국의 초대로 만듭니다. 비밀번호를 잊었다면 사무국에 재설정 링크를 요청하시기 바랍니다.
sign-out = 로그아웃
password = 비밀번호
    .about = { $limit }자 이상으로 정합니다. 여러 낱말을 이어 쓰면 외우기 쉽습니다. 붙여 넣을 수 있습니다.
password-new = 새 비밀번호
password-again = 새 비밀번호(한 번 더)
password-old = 지금 쓰는 비밀번호
password-set = 비밀번호 정하기
password-title = 비밀번호 변경
    .about = 비밀번호를 바꾸면 다른 기기에서는 모두 로그아웃됩니다.
invitation-title = 지킴에 초대되었습니다
    .about = 아래 내용이 맞는지 확인하고 비밀번호를 정하시기 바랍니다. 정하고 나면 바로 로그인됩니다.
reset-title = 비밀번호 재설정
    .about = 새 비밀번호를 정하면 지금까지 로그인되어 있던 기기에서는 모두 로그아웃됩니다.
own-area-label = 로그인 정보
own-nav-label = 내 메뉴
footer-desk = 로그인 · 내 업무
desk-title = 내 업무
sessions-title = 로그인한 기기
    .about = 모르는 기기가 있으면 로그아웃하고 비밀번호를 바꾸시기 바랍니다.
session-device = 브라우저
session-since = 로그인한 때
session-seen = 마지막으로 쓴 때
session-end = 로그아웃
session-end-others = 다른 기기에서 모두 로그아웃
session-own = 지금 쓰는 기기
session-unknown = 알 수 없는 브라우저
access-log = 접속 기록
    .about = 내 계정으로 들어오고 나간 기록입니다. 본인만 볼 수 있으며 2년 동안 보관합니다.

## 구성원

members-title = 구성원
    .about = 구성원의 이름과 전자우편 주소는 사무국만 볼 수 있습니다. 공개되는 기록에는 기관과 부서만 나옵니다.
members-present = 현재 구성원
members-back = 구성원 목록으로
member-name = 이름
    .about = 사무국만 볼 수 있습니다.
member-email = 전자우편 주소
member-organisation = 기관
member-role = 역할
member-office = 부서
    .about = 공개되는 기록에 기관 이름과 함께 나옵니다. 비워 두면 기관 이름만 나옵니다.
member-waiting = 초대를 아직 수락하지 않음
member-change = 변경
invite-title = 구성원 초대
    .about = 한 번만 쓸 수 있는 링크가 만들어집니다. 이 사이트는 전자우편을 보내지 않으므로 링크를 직접 전해 주시기 바랍니다.
invite-button = 초대 링크 만들기
rights-button = 변경하기
    .about = 변경하면 이 구성원은 모든 기기에서 로그아웃됩니다.
reset-button = 새 링크 만들기
    .about = 비밀번호를 새로 정할 수 있는 링크입니다. 전에 만든 링크는 쓸 수 없게 됩니다.
remove-button = 구성원에서 제외하기
    .about = 바로 로그아웃되고 더는 로그인할 수 없습니다. 쓰던 초안은 기관에 남습니다.
remove-confirm = { $name } 님을 제외하기
rights-by = 처리: { $name }
rights-by-operator = 처리: 서버 운영자
rights-changes = 권한 변경 기록
    .about = 누가 언제 초대되고 변경되었는지 남긴 기록이며, 지우지 않습니다.
link-about = 이 링크는 지금 한 번만 보여 드립니다. 복사하여 { $name }님에게만 전해 주시기 바랍니다.
link-label = 일회용 링크
link-holds = 이 링크를 쓸 수 있는 기한:
