import { isLisaError } from 'lisa-query/core'
import type { Ledger } from './ledger.ts'
import { type Lisa, people, signOf } from './lisa.ts'
import type { SignedIn } from './person.ts'
import type { Tab } from './tab.ts'

/** What a tab shows or keeps of a person who is not signed in. */
export function strangersIn(tabs: readonly Tab[], { person }: SignedIn): string[] {
  return tabs.flatMap((tab) => {
    const kept = everythingIn(tab)
    return people
      .filter((other) => other !== person)
      .flatMap((other) =>
        kept.filter(({ text }) => text.includes(signOf(other))).map(({ where }) => `tab ${tab.place}: ${where} is of ${other}`),
      )
  })
}

function everythingIn({ queryClient, screen }: Tab): { where: string; text: string }[] {
  const queries = queryClient.getQueryCache().getAll()
  const mutations = queryClient.getMutationCache().getAll()
  return [
    { where: 'the screen', text: screen() },
    ...queries.map(({ queryHash, state }) => ({ where: `the query ${queryHash}`, text: JSON.stringify(state) })),
    ...mutations.map(({ mutationId, state }) => ({ where: `the mutation ${mutationId}`, text: JSON.stringify(state) })),
  ]
}

/** What went wrong with writes: made twice, lost in silence, or said to be what they are not. */
export function writeFaults(ledger: Ledger, lisa: Lisa): string[] {
  return [...ledger.writes.values()].flatMap(({ mark, chosen, chosenAfter, state, error }) => {
    const applied = lisa.applied.filter((one) => one.mark === mark && !one.isReplay)
    const faults: string[] = []
    if (applied.length > chosen) faults.push(`${mark} was applied ${applied.length} times and chosen ${chosen} times`)
    if (state === 'pending' && chosen > 0) faults.push(`${mark} is still under way`)
    if (state === 'success' && applied.length === 0) faults.push(`${mark} counts as done and was not applied`)
    const isOpen = isLisaError(error) && error.outcome === 'unknown'
    const isAppliedSince = applied.some(({ flight }) => flight > chosenAfter)
    if (state === 'error' && isAppliedSince && !isOpen)
      faults.push(`${mark} was applied, and the page says for sure that it was not: ${error}`)
    return faults
  })
}

/** The keys that stand in what errors say. */
export function leaksIn(texts: Iterable<{ where: string; text: string }>, keys: readonly string[]): string[] {
  const found: string[] = []
  for (const { where, text } of texts) {
    const plain = text.replace(/\\+u002d/gi, '-')
    for (const key of keys) if (plain.includes(key)) found.push(`${key} stands in ${where}: ${text.slice(0, 300)}`)
  }
  return found
}

/** What errors and caches could tell of a key. */
export function* spokenBy(
  ledger: Ledger,
  tabs: readonly Tab[],
  events: readonly unknown[],
): Iterable<{ where: string; text: string }> {
  for (const error of ledger.errors) yield { where: 'an error', text: textOf(error) }
  for (const event of events) yield { where: 'an event', text: JSON.stringify(event) }
  for (const tab of tabs) for (const kept of everythingIn(tab)) yield kept
}

function textOf(error: unknown): string {
  const { message, stack, cause } = Object(error) as Partial<Error>
  return [JSON.stringify(error), message, stack, cause && textOf(cause)].join(' ')
}
