/** What a person is told, in the order in which a mail says it. */
export const noticeKinds = [
  'reminder',
  'overdue',
  'due-soon',
  'assigned',
  'follow-up',
  'contest-answered',
  'data-request-answered',
  'statuses-shown',
  'data-request',
  'webhook-off',
  'manager-digest',
  'administrator-digest',
  'second-factor',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Someone is told of what is overdue the day after, and then once a week, so often in all. */
export const timesToldOverdue = 8

/** What a person can choose to be told by mail or in the application alone. */
export const mailChoices = ['work', 'follow-ups', 'answers', 'digests'] as const
export type MailChoice = (typeof mailChoices)[number]

/** Which of the choices each kind falls under. What is asked of someone before they can go on comes by mail in any case. */
export const choiceOf = {
  reminder: 'work',
  overdue: 'work',
  'due-soon': 'work',
  assigned: 'work',
  'follow-up': 'follow-ups',
  'contest-answered': 'answers',
  'data-request-answered': 'answers',
  'data-request': 'digests',
  'webhook-off': 'digests',
  'statuses-shown': 'work',
  'manager-digest': 'digests',
  'administrator-digest': 'digests',
} as const satisfies Record<Exclude<NoticeKind, 'second-factor'>, MailChoice>

/** What someone is asked about, by their highest duty: digests are for those who look after others. */
export function choicesFor(acts: 'clinician' | 'manager' | 'administrator'): readonly MailChoice[] {
  return acts === 'clinician' ? mailChoices.filter((choice) => choice !== 'digests') : mailChoices
}
