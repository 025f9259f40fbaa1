# Pages that say what happened, that nothing is lost, and what to do next.
trouble-home = To the front page
trouble-not-found = There is no such page
trouble-not-found-what = Nothing is at this address, or it is out of your sight. Nothing is lost.
trouble-not-found-do = Check the address or choose a section above.
trouble-forbidden = Your role has no access here
trouble-forbidden-what = Other roles may open this page. Nothing was changed and nothing is lost.
trouble-forbidden-do = If your work needs it, ask the Tilts administrator of your institution.
trouble-old-form = The form is out of date
trouble-old-form-what = The form does not belong to your present session, so nothing was recorded.
trouble-old-form-do = Go one step back in the browser – what you typed is still there –, reload the page and send it again.
trouble-odd = The address is not understood
trouble-odd-what = The address holds a value that is not among the possible ones. Nothing was changed.
trouble-odd-do = Go one step back and choose a value from the list.
trouble-ours = An error on our side
trouble-ours-what = The page could not be made. What was saved before is safe; your last action was not recorded.
trouble-ours-do = Try again in a moment. If it happens again, tell the administrator and name the time.
