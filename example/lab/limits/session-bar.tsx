import { type ReactElement, useEffect, useRef } from 'react'
import { Button } from '../../parts/button.tsx'
import { lisa, signOut } from './limits-client.ts'
import { people } from './people.ts'
import styles from './session-bar.module.css'
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
    <div className={styles.bar}>
      <p id="who" className={styles.who} ref={who} tabIndex={-1} role="status">
        {name === undefined ? 'Nobody is signed in' : `Good evening, ${name}`}
      </p>
      {name === undefined ? (
        people.map((person) => (
          <Button key={person} look="plain" onClick={() => signInAs(person).then(lisa.session.start)}>
            Sign in as {person}
          </Button>
        ))
      ) : (
        <Button look="plain" onClick={signOut}>
          Sign out
        </Button>
      )}
      {/* In the static build LiSA is played in each page: a second tab would meet another one. */}
      {!import.meta.env.SHOP_IN_PAGE && (
        <a className={styles.tab} href="#/lab/limits" target="_blank" rel="noopener">
          Second tab <span aria-hidden="true">↗</span>
        </a>
      )}
    </div>
  )
}
