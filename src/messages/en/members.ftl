### Forms, signing in and members

## Why a request was not carried out

error-cross-site = The request did not come from a page of this site, so nothing was done. Open the page here and send it from there.
    .title = Sent from elsewhere
error-method = This address does not take such a request. Use the links and buttons of the pages.
    .title = Not that way
error-refused = For the following reasons nothing was done, and nothing has changed.
    .title = Not done
error-too-many = There were too many attempts. Try again in { $minutes } min. The account is not locked.
    .title = Try again a little later
error-form-cut = What you sent was cut off on its way, so nothing was done. Send it again.
    .title = The form was cut off
error-form-late = What you sent did not arrive in time, so nothing was done. Check the connection and send it again.
    .title = The form came too late
error-form-too-large = At most { $limit } kB can be sent at once. Shorten it, or send it in parts.
    .title = The form is too large
error-form-type = What was sent is not a form (application/x-www-form-urlencoded), so it was not read. Send it from the form on the page.
    .title = Not a form
error-form-not-utf8 = What was sent is not UTF-8, so nothing was done. Type it again in the form on the page.
    .title = The form cannot be read
error-form-escape = What was sent is escaped (%XX) wrongly, so nothing was done. Send it again from the form on the page.
    .title = The form cannot be read
error-form-control = What was sent holds a control character, which is no text, so nothing was done. Remove it and send it again.
    .title = A character that cannot be used
error-form-unknown = This form has no field “{ $name }”. Open the page anew and send it again.
    .title = Unknown field
error-form-twice = The field “{ $name }” was sent twice. Open the page anew and send it again.
    .title = A field twice
form-faults = Please put the following right.

## Signing in

error-not-signed-in = You are not signed in, or were signed in too long ago, so nothing was done. What you typed is still on this page: sign in in a new window, then send it again from here.
    .title = Please sign in
sign-in-elsewhere = Sign in in a new window
send-again = Send again what I typed
error-role = Only members with another role can do this. If your duties have changed, ask the secretariat.
    .title = Not for your role
error-link-gone = This link has been used, has run out, or was replaced by a newer one. Ask the secretariat for a new link.
    .title = This link no longer works
sign-in = Sign in
    .about = Here the members of the open-government forum report and review progress. Everything published can be read without signing in.
    .no-account = Accounts are made by invitation of the secretariat. If you have forgotten your password, ask it for a link to set a new one.
sign-out = Sign out
password = Password
    .about = At least { $limit } characters. Several words in a row are easy to remember. It can be pasted.
password-new = New password
password-again = New password, once more
password-old = Present password
password-set = Set the password
password-title = Change password
    .about = When the password is changed, you are signed out on all other devices.
invitation-title = You are invited to Jikim
    .about = Check that this is right and choose a password. You are signed in as soon as it is set.
reset-title = A new password
    .about = When the new password is set, you are signed out wherever you were signed in.
own-area-label = Signed in
own-nav-label = My pages
footer-desk = Sign in · my desk
desk-title = My desk
sessions-title = Where I am signed in
    .about = If there is a device that you do not know, sign it out and change your password.
session-device = Browser
session-since = Signed in
session-seen = Last used
session-end = Sign out
session-end-others = Sign out on all other devices
session-own = This device
session-unknown = Unknown browser
access-log = Access log
    .about = When somebody came in and went as you, or tried to. Only you see it; it is kept for two years.

## Members

members-title = Members
    .about = Names and e-mail addresses of members are seen by the secretariat only. The public record names organisation and office.
members-present = Present members
members-back = Back to the members
member-name = Name
    .about = Seen by the secretariat only.
member-email = E-mail address
member-organisation = Organisation
member-role = Role
member-office = Office
    .about = Stands beside the organisation in the public record. If it is empty, the organisation stands alone.
member-waiting = has not accepted the invitation yet
member-change = Change
invite-title = Invite a member
    .about = This makes a link that can be used once. This site sends no e-mail, so pass the link on yourself.
invite-button = Make an invitation link
rights-button = Change
    .about = The member is then signed out everywhere.
reset-button = Make a new link
    .about = With it a new password can be set. Links made before stop working.
remove-button = Remove from the members
    .about = The member is signed out at once and can sign in no more. Open drafts stay with the organisation.
remove-confirm = Remove { $name }
rights-by = by { $name }
rights-by-operator = by whoever runs the server
rights-changes = Changes of rights
    .about = Who was invited and changed, and when. It is never deleted.
link-about = This link is shown now and never again. Copy it and pass it on to { $name } only.
link-label = One-time link
link-holds = The link can be used until
