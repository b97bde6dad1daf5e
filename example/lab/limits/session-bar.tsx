import { type ReactElement, useEffect, useRef } from 'react'
import { lisa, signOut } from './limits-client.ts'
import { people } from './people.ts'
import { signInAs, useName } from './shop-session.ts'

/** Who is here, and how to come and go. */
export function SessionBar(): ReactElement {
  const name = useName()
  const who = useRef<HTMLParagraphElement>(null)
  const before = useRef(name)
  useEffect(() => {
    // The button that was pressed is gone: go on from here.
    if (before.current !== name && document.hasFocus() && document.activeElement === document.body) who.current?.focus()
    before.current = name
  }, [name])
  return (
    <div className="session-bar">
      <p id="who" ref={who} tabIndex={-1} role="status">
        {name === undefined ? 'Nobody is signed in' : `Good evening, ${name}`}
      </p>
      {name === undefined ? (
        people.map((person) => (
          <button key={person} type="button" className="plain" onClick={() => signInAs(person).then(lisa.session.start)}>
            Sign in as {person}
          </button>
        ))
      ) : (
        <button type="button" className="plain" onClick={signOut}>
          Sign out
        </button>
      )}
      <a className="plain" href="/lab/limits" target="_blank" rel="noopener">
        Second tab <span aria-hidden="true">↗</span>
      </a>
    </div>
  )
}
