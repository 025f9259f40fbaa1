# Signing in.
sign-in = Sign in
sign-in-name = User name
sign-in-password = Password
sign-in-help = If you forgot your password, ask the Tilts administrator of your institution.
sign-in-wrong = The user name or the password is wrong. Check both and try again.
sign-in-throttled = { $count ->
    [one] Too many failed attempts. Try again in { $shown } minute.
   *[other] Too many failed attempts. Try again in { $shown } minutes.
}
sign-in-left = You have signed out of Tilts.
sign-in-ended = The session ended because nothing was done for a while. Nothing is lost; sign in and go on.
sign-in-ended-held = The session ended while you filled in a form. What you typed is not lost; sign in and you can send it.
sign-in-held = What you typed is kept
sign-in-held-what = You are signed in. What you typed into the form waits to be sent.
sign-in-held-send = Send it
