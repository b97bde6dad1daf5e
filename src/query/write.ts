import type { MutationKey, Query, QueryClient } from '@tanstack/react-query'
import type { LisaClient } from '../client/client.ts'
import { type Endpoint, isAccepted } from '../client/endpoint.ts'
import type { LisaError } from '../errors/lisa-error.ts'
import { phraseFor, type Words } from '../messages/describe-error.ts'
import { englishForWrites } from '../messages/english.ts'
import { type FailedWrite, forWrites, keyOf, type RetryRule, retryRule, segmentsOf, type Way } from './query.ts'

/** What `lisaMutation` gives: options for `useMutation`. */
export interface LisaMutationOptions<Input, Output> extends RetryRule {
  mutationKey: MutationKey
  mutationFn: (input: Input, context?: { client: QueryClient }) => Promise<Output>
}

/** A write as options for `useMutation`. It is never sent twice unless LiSA refused the first. */
export function lisaMutation<Input, Output>(
  client: LisaClient,
  endpoint: Endpoint<Input, Output>,
): LisaMutationOptions<Input, Output> {
  forWrites.waysOn = waysOnFromWrite
  forWrites.forget = forgetWrites
  return {
    mutationKey: [client.key, `${endpoint.method} ${endpoint.path}`, touchedBy(endpoint)],
    mutationFn: async (input, context) => {
      // After a wait, the person whose write it was may have left.
      if (context && !isRemembered(context.client, input)) throw new DOMException('The session has ended', 'AbortError')
      return client.request(endpoint as Endpoint<unknown, Output>, input)
    },
    ...retryRule(client, endpoint),
  }
}

/**
 * Brings the cache up to date after a write: its answer becomes the read that it `fills`, and the reads that it touches
 * are stale. A receipt (202) fills nothing, and what it will change is not fetched again yet.
 */
export async function afterWrite(
  queryClient: QueryClient,
  client: LisaClient,
  endpoint: Endpoint,
  input: unknown,
  output: unknown,
): Promise<void> {
  if (!isRemembered(queryClient, input)) return
  const isReceipt = isAccepted(output)
  const filled = isReceipt ? undefined : endpoint.fills?.(output as never, input as never)
  const filledKey = filled && keyOf(client, ...filled)
  if (filledKey) {
    // A read that set out before the write would bring the old state back.
    await queryClient.cancelQueries({ queryKey: filledKey, exact: true })
    if (!isRemembered(queryClient, input)) return
    queryClient.setQueryData(filledKey, output)
  }
  for (const path of touchedBy(endpoint)) {
    // Of two writes under way, the one that is answered last need not be the one that came last.
    const isTouched = ({ queryKey }: Query): boolean =>
      queryClient.isMutating() > 1 || JSON.stringify(queryKey) !== JSON.stringify(filledKey)
    const touched = { queryKey: [client.key, ...segmentsOf(path)], predicate: isTouched }
    // What the page is still loading set out before the write, and would pass for fresh. A loader's read goes on.
    if (!isReceipt) await queryClient.cancelQueries({ ...touched, type: 'active' })
    void queryClient.invalidateQueries({ ...touched, refetchType: isReceipt ? 'none' : 'active' })
  }
}

/** Whether the write of this input is still in the cache, from which a session's end removes it. */
const isRemembered = (queryClient: QueryClient, input: unknown): boolean =>
  queryClient
    .getMutationCache()
    .getAll()
    .some(({ state }) => state.variables === input)

/** The paths whose reads a write makes stale. */
const touchedBy = ({ stales, path }: Endpoint): readonly string[] => stales ?? [`/${segmentsOf(path)[0]}`]

/** Failures after which the write was sent again. */
const answered = new WeakSet<LisaError>()

function waysOnFromWrite(
  error: LisaError,
  { mutate, variables, reset }: FailedWrite,
  client: LisaClient,
  queryClient: QueryClient,
  words: Words,
): Way[] {
  const { signInAndSave, check, sendAgain: again } = { ...englishForWrites, ...words }
  const sendAgain = (): void => {
    // However often it is pressed: another failure is another error.
    if (!answered.has(error)) mutate?.(variables as never)
    answered.add(error)
  }
  if (error.kind === 'auth-required') {
    const signIn = async (): Promise<void> => {
      const { ends } = client.session
      await client.session.signIn()
      if (client.session.ends === ends) sendAgain()
    }
    return client.options.signIn ? [[signInAndSave, () => void signIn().catch(() => undefined)]] : []
  }
  if (error.outcome) {
    return [
      [check, () => void checkWrite(queryClient, client, error)],
      [again, sendAgain],
    ]
  }
  const { action } = phraseFor(words, error)
  if (!action || error.kind === 'not-found') return []
  const loadAgain = (): void => void queryClient.invalidateQueries({ queryKey: [client.key] }).then(reset)
  return [[action, error.kind === 'conflict' ? loadAgain : sendAgain]]
}

function forgetWrites(queryClient: QueryClient, { key }: LisaClient): void {
  const mutations = queryClient.getMutationCache()
  for (const mutation of mutations.findAll({ mutationKey: [key] })) mutations.remove(mutation)
}

/** Fetches again what a write that ended so would have changed. */
async function checkWrite(queryClient: QueryClient, { key }: LisaClient, error: LisaError): Promise<void> {
  const [write] = queryClient.getMutationCache().findAll({ mutationKey: [key], predicate: ({ state }) => state.error === error })
  const [, , paths = ['']] = (write?.options.mutationKey ?? []) as [key?: string, route?: string, paths?: string[]]
  await Promise.all(paths.map((path) => queryClient.invalidateQueries({ queryKey: [key, ...segmentsOf(path)] })))
}
