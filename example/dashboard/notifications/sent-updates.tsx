import { type Mutation, useMutationState } from '@tanstack/react-query'
import { lisaMutation, notifyProductUpdate, useLisaClient, useLisaQueryClient } from 'lisa-query'
import type { ReactElement } from 'react'
import { Scroll } from '../../parts/widget/scroll.tsx'
import styles from './product-updates.module.css'
import { SentUpdate, type SentUpdateState } from './sent-update.tsx'

/** What was sent, the newest first. The cache of writes has it already; it goes with the person whose writes they are. */
export function SentUpdates(): ReactElement {
  const { mutationKey } = lisaMutation(useLisaClient(), notifyProductUpdate)
  const sent = useMutationState({ filters: { mutationKey }, select: stateOf }, useLisaQueryClient())
  return (
    <Scroll label="Sent updates">
      <ol className={styles.sent}>
        {sent.length === 0 && <li className={styles.empty}>Nothing has been sent yet.</li>}
        {sent.toReversed().map((one) => (
          <SentUpdate key={one.id} sent={one} />
        ))}
      </ol>
    </Scroll>
  )
}

// What is sent has the types of the endpoint, which a cache of all writes does not know.
const stateOf = ({ mutationId, state }: Mutation): SentUpdateState => ({ id: mutationId, ...state }) as unknown as SentUpdateState
