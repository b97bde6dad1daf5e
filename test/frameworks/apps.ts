/** An application that shows the same pages as the others, with what is particular to it. */
export interface FrameworkApp {
  name: string
  /** Its folder in `example/`. */
  folder: string
  /** A program of its own dependencies, with arguments, that serves what `npm run build` has made. */
  start: string[]
  /**
   * Whether a page has the status of its state. Next has sent 200 before the page has read anything, so it shows failures with
   * 200 and `noindex`; a missing show leads to its own page for what does not exist, with 404.
   */
  hasStatus: boolean
  /** Whether it has `/team`: a page of the visitor's own session, with sign-in. */
  hasTeam: boolean
  /** Whether that page has a form, which works without JavaScript, too. */
  hasForm: boolean
}

export const apps: readonly FrameworkApp[] = [
  {
    name: 'React Router',
    folder: 'react-router',
    start: ['react-router-serve', 'build/server/index.js'],
    hasStatus: true,
    hasTeam: true,
    hasForm: true,
  },
  {
    name: 'Express',
    folder: 'express',
    start: ['node', 'dist/server.js'],
    hasStatus: true,
    hasTeam: true,
    hasForm: false,
  },
  {
    name: 'Next',
    folder: 'next',
    start: ['next', 'start', '--hostname', '127.0.0.1'],
    hasStatus: false,
    hasTeam: false,
    hasForm: false,
  },
]
