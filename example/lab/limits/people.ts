/** Who works at the shop; each has shows of their own. */
export const people = ['Mia', 'Jon'] as const
