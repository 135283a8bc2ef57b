/** What a person is told, in the order in which a mail says it. */
export const noticeKinds = ['reminder', 'overdue', 'due-soon', 'assigned', 'follow-up', 'contest-answered'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** Someone is told of what is overdue the day after, and then once a week, so often in all. */
export const timesToldOverdue = 8
