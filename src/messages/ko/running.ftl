### 계획 운영: 공약의 철회·분할·통합·이월, 과제 대응표, 무보고 현황

## 방금 한 일

done-see = 공개된 화면 보기
done-reported = 보고를 공개했습니다.
done-corrected = 정정한 내용을 공개했습니다. 정정 전 내용과 사유도 함께 남습니다.
done-retracted = 보고를 취소했습니다. 취소한 내용과 사유는 계속 볼 수 있습니다.
done-discarded = 초안을 삭제했습니다.
done-recorded = 기록했습니다. 바뀐 내용이 공개되었습니다.
done-opened = 이행 점검을 시작했습니다. 이제 보고를 받습니다.
done-submitted = 제출본을 확정했습니다. 앞으로 바뀌는 것은 모두 변경으로 기록됩니다.
done-closed = 계획을 종료했습니다. 더는 보고를 받지 않습니다.
done-reshaped = 기록했습니다. 관련된 공약의 화면에서 서로 이어집니다.
done-mapped = 공약과 IRM 평가 단위의 대응표를 기록했습니다.
done-rights = 구성원의 역할과 소속을 바꾸었습니다. 그 구성원은 다시 로그인해야 합니다.
done-removed = 구성원에서 제외했습니다. 그 사람은 더 이상 로그인할 수 없습니다.

## 공약의 철회·분할·통합·이월

reshape-title = 공약의 철회·분할·통합·이월
reshape-withdraw = 공약 철회
    .about = 더는 이행하지 않기로 한 공약을 계획에서 뺍니다. 그동안의 기록은 그대로 남습니다.
    .which = 철회할 공약
reshape-split = 공약 분할
    .about = 공약 하나를 둘 이상으로 나눕니다. 나뉜 공약은 계획에서 빠지고, 새 공약으로 이어집니다.
    .which = 나눌 공약(하나)
    .new = 새로 만들 공약
    .into = 이미 있는 공약으로 나누기
reshape-merge = 공약 통합
    .about = 둘 이상의 공약을 하나로 합칩니다. 합쳐진 공약은 계획에서 빠지고, 남는 공약으로 이어집니다.
    .which = 합칠 공약(둘 이상)
    .new = 합쳐서 새로 만들 공약
    .into = 이미 있는 공약으로 합치기
reshape-carry = 다음 계획으로 이월
    .about = 이 계획의 공약을 다음 계획에서 이어 갑니다. 이 계획의 기록은 바뀌지 않습니다.
    .which = 이월할 공약
    .new = 다음 계획에 새로 만들 공약
    .into = 다음 계획에 이미 있는 공약으로 잇기
reshape-plan = 이월할 다음 계획
reshape-number = 번호
reshape-title_ko = 제목(한국어)
reshape-title_en = 제목(영어)
reshape-inherits = 새 공약은 원래 공약의 주관기관과 협조기관, 분야를 물려받습니다. 같은 계획 안에서는 기간도 물려받습니다. 세부과제와 자세한 내용은 기록한 뒤에 입력합니다.
reshape-no-later-plan = 이월할 수 있는 다음 계획이 아직 없습니다. 먼저 다음 계획을 입력하시기 바랍니다.
reshape-made = 새로 생기는 공약
reshape-withdrawn = 계획에서 빠지는 공약
reshape-links = 이어지는 관계
fault-choose-commitment = 공약을 하나 이상 고르십시오.
fault-choose-one = 나눌 공약을 하나만 고르십시오.
fault-choose-two = 합칠 공약을 둘 이상 고르십시오.
fault-split-into-two = 둘 이상으로 나누어야 합니다. 새 공약의 제목을 둘 이상 적거나, 이미 있는 공약을 고르십시오.
fault-one-target = 이어질 공약은 하나여야 합니다. 새 공약의 제목을 적거나, 이미 있는 공약을 하나 고르십시오.
fault-into-itself = 나눌 공약을 나뉜 결과로 고를 수 없습니다. 다른 공약을 고르십시오.
fault-title-missing = 새 공약의 제목을 한국어나 영어로 적으십시오.
fault-number-taken = { $value }번 공약이 이미 있거나 두 번 적혀 있습니다. 공약마다 다른 번호를 적으십시오.
fault-withdrawn-already = 「{ $value }」 공약은 이미 계획에서 빠졌습니다. 다른 공약을 고르십시오.
fault-plan-text-closed = 종료된 계획의 공약은 철회하거나 나누거나 합칠 수 없습니다. 다음 계획으로 이월할 수는 있습니다.
fault-not-of-this-plan = 「{ $value }」 공약은 이 계획의 공약이 아닙니다. 이 계획의 공약을 고르십시오.
fault-not-a-later-plan = 같은 참여국의 다음 계획 가운데 종료되지 않은 것을 고르십시오.
fault-links-in-circle = 「{ $value }」 공약은 고르신 공약의 앞선 공약입니다. 자기 자신으로 되돌아가지 않도록 다른 공약을 고르십시오.

## IRM 평가 단위와의 대응

units-title = IRM 평가 단위 대응표
    .about = 정부가 센 공약과 독립보고메커니즘(IRM)이 평가한 단위가 서로 다를 때, 어느 공약이 어느 단위에 해당하는지 정합니다. 공약 하나가 여러 단위에, 단위 하나가 여러 공약에 해당할 수 있습니다.
units-none = 이 계획에는 대응시킬 공약이나 평가 단위가 아직 기록되지 않았습니다.
units-save = 대응표 기록하기
units-source = 근거가 되는 문서(선택)
units-add = 평가 단위 추가
units-conflict = 그사이 다른 사람이 대응표를 바꾸었습니다. 고르신 내용은 아래에 그대로 남아 있습니다. 확인한 뒤 다시 기록하시기 바랍니다.
units-added = 추가됨
units-ended = 빠짐
units-map = 정부의 공약과 IRM의 평가 단위
    .about = 독립보고메커니즘(IRM)은 공약을 나누거나 묶어서 평가하기도 하므로, 정부의 번호와 다를 수 있습니다.
units-of-irm = IRM 평가 단위
fault-pair-of-another-plan = 이 계획의 공약과 평가 단위끼리만 대응시킬 수 있습니다. 화면을 새로 열어 다시 고르십시오.
link-back-coded_as = 이 단위에 해당하는 공약
link-back-clustered_in = 함께 평가된 공약
link-back-carried_over = 앞선 계획에서 이어받음
link-back-split_into = 나뉘기 전 공약
link-back-merged_into = 합쳐진 공약

## 기관별 보고 현황과 공개 화면의 표시

silence-title = 기관별 보고 현황
    .about = 완료되지 않은 세부과제를 담당 기관별로 집계합니다. 보고하지 않은 것도 포함합니다.
silence-organisation = 기관
silence-open = 진행 중인 세부과제
silence-silent = 보고 없음
silence-last = 마지막 보고
silence-days = { $days }일 전
silence-never = 보고한 적 없음
changed-since = 이 날짜 이후 변경된 내용
changed-since-show = 보기
plan-closed-text = 종료된 계획입니다. 더는 보고를 받지 않으며, 기록은 그대로 남습니다.
stale-text = 여섯 달이 넘도록 아무 보고도 없었습니다.
slip-latest = { $way ->
    [earlier] (최근 제출본의 { $latest }에서 { $days }일 앞당김)
   *[later] (최근 제출본의 { $latest }에서 { $days }일 연기)
}
entered-by = 대신 입력한 기관:

## 기관의 이름과 승계

organisation-rename = 이름 변경
    .about = 기관의 이름이 바뀐 날짜와 새 이름을 적습니다. 그 전의 계획과 보고에는 예전 이름이 그대로 나옵니다.
organisation-succeed = 다른 기관으로 승계·통합
    .about = 기관이 없어지거나 다른 기관에 합쳐질 때 적습니다. 후속 기관이 물려받은 공약과 세부과제를 보고합니다. 후속 기관이 새 기관이면 먼저 기관을 추가하십시오.
organisation-name_ko = 새 이름(한국어)
organisation-name_en = 새 이름(영어)
organisation-from = 바뀐 날
organisation-source = 근거가 되는 문서(선택)
organisation-choose = 고르십시오
organisation-successor = 후속 기관
organisation-with = 함께 합쳐지는 다른 기관
rename-consequence = { $day }부터 { $old }의 이름을 { PARTICLE($new, "으로/로") } 씁니다.
rename-kept = 그 전에 시작한 계획에는 { PARTICLE($old, "이라는/라는") } 이름이 그대로 나옵니다.
succeed-consequence = { $day }부터 { $old }의 공약과 세부과제를 { $new }에서 보고합니다.
succeed-members = 없어지는 기관에 구성원이 { $n }명 있습니다. 기록한 뒤 구성원 화면에서 소속을 바꾸어 주십시오.
fault-later-name = 그날이나 그 뒤부터 쓰는 이름이 이미 기록되어 있습니다. 더 늦은 날을 적거나, 기록된 이름을 고치십시오.
fault-choose-successor = 같은 참여국의 기관을 고르십시오.
fault-succeeded-already = “{ $value }”에는 이미 후속 기관이 있습니다. 다른 기관을 고르십시오.
fault-succeeds-itself = “{ $value }”의 후속 기관이 그 자신이 되지 않도록 다른 기관을 고르십시오.

## 나가는 구성원의 초안

member-drafts = 이 구성원이 마지막으로 저장한 초안
member-drafts-colleagues = 같은 기관의 구성원 { $n }명이 이어서 쓸 수 있습니다.
member-drafts-nobody = 같은 기관에 보고할 수 있는 다른 구성원이 없습니다. 이어서 쓸 사람을 먼저 초대하십시오.
draft-of-former = 나간 구성원
