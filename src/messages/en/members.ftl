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
