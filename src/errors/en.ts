import { type Messages, sayAmount } from './catalogue.ts'

/** English, built in. */
export const en: Messages = {
  language: 'en',
  errors: {
    'bad-request': {
      title: 'This request was not understood',
      description: 'Reload the page, then try again.',
    },
    'auth-required': {
      title: 'Sign in to go on',
      description: 'Your session has ended or not begun yet.',
      action: 'Sign in',
    },
    forbidden: {
      title: 'Your access does not cover this',
      description: ({ requiredScope }) =>
        `Whoever manages your access to LiSA can add ${requiredScope ? `the scope ${requiredScope}` : 'what is missing'}.`,
    },
    'not-found': {
      title: 'This is not here right now',
      description: 'It may come back: look again later.',
      action: 'Look again',
    },
    conflict: {
      title: 'Somebody else changed this meanwhile',
      description: 'Load the latest version, then change it.',
      action: 'Load the latest version',
    },
    'too-large': {
      title: 'This is too large to send',
      description: ({ limit }) => `Shorten it${limit ? ` to ${kilobytes(limit)} at most` : ''}, then send it again.`,
    },
    invalid: {
      title: 'Some entries need a correction',
      description: 'Nothing was saved yet. Correct what is marked, then send it again.',
    },
    'rate-limited': {
      title: 'LiSA is busy',
      description: 'It asked for a pause.',
      advice: 'You can go on now.',
      action: 'Try again',
    },
    'server-error': {
      title: 'Something broke at LiSA',
      description: 'This is not your fault.',
      advice: 'Try again in a moment.',
      action: 'Try again',
    },
    unavailable: {
      title: 'LiSA is not available right now',
      description: 'It may be under maintenance.',
      advice: 'Try again in a moment.',
      action: 'Try again',
    },
    timeout: {
      title: 'The answer took too long',
      description: 'LiSA did not finish in time.',
      advice: 'Try again in a moment.',
      action: 'Try again',
    },
    unreachable: {
      title: ({ offline }) => (offline ? 'You are offline' : 'LiSA cannot be reached'),
      description: ({ offline }) => (offline ? 'This goes on once you are connected again.' : 'No answer came back.'),
      advice: ({ offline }) => (offline ? '' : 'Check your connection, then try again.'),
      action: 'Try again',
    },
    unexpected: {
      title: 'This answer could not be read',
      description: 'LiSA answered in a way this page does not know.',
      advice: 'Try again in a moment.',
      action: 'Try again',
    },
  },
  outcomeUnknown: 'Your change may have been saved or not: check before you send it again.',
  accepted: {
    title: 'Accepted, not processed yet',
    description: 'LiSA works on it. The change shows once that is done.',
  },
  retryingIn: (duration) => `Trying again in ${duration}.`,
  retryingNow: 'It is being tried again.',
  readyIn: (duration) => `You can try again in ${duration}.`,
}

const kilobytes = (bytes: number): string => sayAmount(bytes / 1024, 'kilobyte', 'en')
