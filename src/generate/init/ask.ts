import { cancel, isCancel, select, text } from '@clack/prompts'
import { GenerateProblem } from '../problem.ts'
import { type Framework, frameworks } from './framework.ts'

/** Asks a person at a terminal. */
export interface Ask {
  framework(guess: Framework | undefined): Promise<Framework>
  /** The document, a file or an address; empty for none. */
  document(guess: string | undefined): Promise<string>
}

/** Asks at the terminal that the command was started from; Ctrl+C ends it with nothing written. */
export const askAtTerminal: Ask = {
  async framework(guess) {
    const options = frameworks.map((value) => ({ value, label: names[value] }))
    return answered(await select({ message: 'Which framework?', options, ...(guess && { initialValue: guess }) }))
  },
  async document(guess) {
    const message = "LiSA's OpenAPI document, a file or an address (leave it empty if you have none yet)"
    return answered(await text({ message, ...(guess && { initialValue: guess }) }))
  },
}

const names: Readonly<Record<Framework, string>> = { vite: 'Vite', next: 'Next.js', 'react-router': 'React Router' }

function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>
  cancel('Nothing was written.')
  throw new GenerateProblem('stopped')
}
