import type { Messages } from './catalogue.ts'

/** English, built in. */
export const en: Messages = {
  language: 'en',
  errors: {
    'bad-request': {
      title: 'This request was not understood',
      description: 'LiSA could not read what this page sent. Reload the page to get its latest version.',
    },
    'auth-required': {
      title: 'Sign in to go on',
      description: 'Your session has ended, or you have not signed in yet.',
      action: 'Sign in',
    },
    forbidden: {
      title: 'Your access does not cover this',
      description: ({ requiredScope }) =>
        requiredScope
          ? `It needs the scope ${requiredScope}. Whoever manages your access to LiSA can add it.`
          : 'Whoever manages your access to LiSA can extend it.',
    },
    'not-found': {
      title: 'This is not here right now',
      description: 'It may have been archived or not published yet, and it can come back.',
      action: 'Look again',
    },
    conflict: {
      title: 'Somebody else changed this meanwhile',
      description: 'Load the latest version, then make your change again.',
      action: 'Load the latest version',
    },
    'too-large': {
      title: 'This is too large to send',
      description: ({ limit, size }) =>
        limit === undefined
          ? 'Shorten it, then send it again.'
          : size === undefined
            ? `LiSA takes up to ${kilobytes(limit)}. Shorten it, then send it again.`
            : `It has ${kilobytes(size)}, and LiSA takes up to ${kilobytes(limit)}. Shorten it, then send it again.`,
    },
    invalid: {
      title: 'Some entries need a correction',
      description: 'Nothing was saved yet. Correct what is marked, then send it again.',
    },
    'rate-limited': {
      title: 'LiSA is busy with many requests',
      description: 'It asked for a short pause before the next one.',
      advice: 'You can go on now.',
      action: 'Try again',
    },
    'server-error': {
      title: 'Something went wrong at LiSA',
      description: 'The fault is not on your side.',
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
      description: ({ offline }) =>
        offline ? 'Your device has no connection.' : 'No answer came back, from LiSA or from the network in between.',
      advice: ({ offline }) =>
        offline ? 'This goes on once you are connected again.' : 'Check your connection, then try again.',
      action: 'Try again',
    },
    unexpected: {
      title: 'This answer could not be read',
      description: 'LiSA answered in a way that this page does not know.',
      advice: 'Reload the page, or try again later.',
      action: 'Try again',
    },
  },
  outcomeUnknown: 'It is not known whether your change was saved: check before you send it again.',
  accepted: {
    title: 'Accepted, not processed yet',
    description: 'LiSA has received this and works on it. The change shows once that is done.',
  },
  retryingIn: (duration) => `Trying again in ${duration}.`,
  retryingNow: 'It is being tried again.',
  readyIn: (duration) => `You can try again in ${duration}.`,
}

const kilobytes = (bytes: number): string =>
  `${new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(bytes / 1024)} KB`
