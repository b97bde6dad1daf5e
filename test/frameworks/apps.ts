/** An application that shows the same pages as the others, with what is particular to it. */
export interface FrameworkApp {
  name: string
  /** Its folder in `example/`. */
  folder: string
  /** A program of its own dependencies, with arguments, that serves what `npm run build` has made. */
  start: string[]
  /** Whether a page has the status of its state; Next's are 200, except 404. */
  hasStatus: boolean
  /** Whether it has `/team`: a page of the visitor's own session, with sign-in and a form. */
  hasTeam: boolean
}

export const apps: readonly FrameworkApp[] = [
  {
    name: 'React Router',
    folder: 'react-router',
    start: ['react-router-serve', 'build/server/index.js'],
    hasStatus: true,
    hasTeam: true,
  },
  { name: 'Express', folder: 'express', start: ['node', 'dist/server.js'], hasStatus: true, hasTeam: true },
]
