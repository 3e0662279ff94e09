### IRM 값 옮겨 적기와 입력

## 입력표

grid-definitions = 지표의 뜻과 OGP 원어·코드
grid-units = 공약 바로 가기
grid-page = 쪽
