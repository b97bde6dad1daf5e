import { useEffect, useState } from 'react'
import { isLisaError, type LisaError } from '../../errors/lisa-error.ts'
import { useLisa } from '../../react/provider.tsx'
import type { VisitorCommand } from '../core/commands.ts'
import type { PlayerHandle } from './use-lisa-player.ts'

/** How the player has taken the visitor. */
export interface PassedVisitor {
  /** Whether the player has acknowledged who watches. */
  isPassed: boolean
  /** Why it has not. */
  error: LisaError | null
}

/**
 * Tells the player who watches, and again when its frame has reloaded. Give `undefined` until the visitor has agreed to that, and
 * once the visitor has left. At `session.end()` the visitor is forgotten until somebody signs in: the frame reloads
 * with everything below `LisaProvider`, and is told nothing.
 */
export function usePassVisitor({ connection }: PlayerHandle, visitor: VisitorCommand | undefined): PassedVisitor {
  const { client, visitors } = useLisa()
  const { session } = client
  const [passed, setPassed] = useState<PassedVisitor>(none)
  const written =
    visitor && JSON.stringify([visitor.id, visitor.displayName, visitor.avatarUrl, visitor.isCommentsConsentRequired])
  useEffect(() => {
    const id = visitor?.id
    if (visitors.left !== id) delete visitors.left
    return session.subscribe((news) => {
      if (news === 'end' && id !== undefined) visitors.left = id
      if (news === 'start' || news === 'switch') delete visitors.left
    })
  }, [visitors, session, visitor?.id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `written` is all of the visitor
  useEffect(() => {
    setPassed(none)
    if (!connection || !visitor) return
    const over = new AbortController()
    const { signal } = over
    const pass = async (): Promise<void> => {
      if (visitors.left === visitor.id) return
      try {
        await connection.send({ messageType: 'lsc:visitor:pass-user-context', ...visitor }, { signal })
        setPassed({ isPassed: true, error: null })
      } catch (error) {
        if (isLisaError(error)) setPassed({ isPassed: false, error })
      }
    }
    const end = connection.on('lsc:app:listen', () => void pass())
    if (connection.isReady) void pass()
    return () => {
      over.abort() // a visitor who has withdrawn is not passed later
      end()
    }
  }, [connection, written, visitors])
  return passed
}

const none: PassedVisitor = { isPassed: false, error: null }
