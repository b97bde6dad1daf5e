import { type Messages, phrase, sayAmount } from './catalogue.ts'

/** English, built in. */
export const en: Messages = {
  language: 'en',
  errors: {
    'bad-request': phrase('This request was not understood', 'Reload the page, then try again.'),
    'auth-required': phrase('Sign in to go on', 'You are not signed in.', 'Sign in'),
    forbidden: phrase(
      'Your access does not cover this',
      ({ requiredScope }) =>
        `Whoever manages your access can add ${requiredScope ? `the scope ${requiredScope}` : 'what is missing'}.`,
    ),
    'not-found': phrase('This is not here now', 'It may come back later.', 'Look again'),
    conflict: phrase('This may have changed meanwhile', 'Load the latest version, then change it.', 'Load the latest version'),
    'too-large': phrase(
      'This is too large to send',
      ({ limit }) => `Shorten it${limit ? ` to ${kilobytes(limit)} at most` : ''}, then send it again.`,
    ),
    invalid: phrase('Some entries need a correction', 'Correct what is marked, then send it again.'),
    'rate-limited': phrase('Too many requests at once', 'LiSA asked for a pause.', 'Try again', 'You can go on now.'),
    'server-error': phrase('Something broke at LiSA', 'It is not your fault.', 'Try again', 'Try again in a moment.'),
    unavailable: phrase('LiSA is not available', 'It may be under maintenance.', 'Try again', 'Try again in a moment.'),
    timeout: phrase('The answer took too long', 'LiSA did not finish in time.', 'Try again', 'Try again in a moment.'),
    unreachable: phrase(
      ({ offline }) => (offline ? 'You are offline' : 'LiSA cannot be reached'),
      ({ offline }) => (offline ? 'This goes on once you are connected again.' : 'No answer came back.'),
      'Try again',
      ({ offline }) => (offline ? '' : 'Check your connection, then try again.'),
    ),
    unexpected: phrase(
      'This answer could not be read',
      'LiSA sent what this page does not know.',
      'Try again',
      'Try again in a moment.',
    ),
  },
  signInAndSave: 'Sign in and save',
  check: 'Check',
  sendAgain: 'Send again',
  outcomeUnknown: 'It may have been saved or not: check before you send it again.',
  accepted: {
    title: 'Accepted, not processed yet',
    description: 'The change shows once LiSA is done with it.',
  },
  retryingIn: (duration) => `Trying again in ${duration}.`,
  retryingNow: 'It is being tried again.',
  readyIn: (duration) => `You can try again in ${duration}.`,
}

const kilobytes = (bytes: number): string => sayAmount(bytes / 1024, 'kilobyte', 'en')
