/** A module that someone has to do, or has begun. */
export type OpenModule = {
  readonly overdue: boolean
  /** Midnight UTC of the last day on time. */
  readonly dueOn: Date | null
  readonly progress: 'to-do' | 'under-way' | 'done'
}

export type NextThing<FollowUp, Module> =
  | { readonly do: 'follow-up'; readonly followUp: FollowUp }
  | { readonly do: 'module'; readonly module: Module }

/**
 * The one thing to do next, null where nothing is asked. A follow-up comes first: it takes three minutes and is open for
 * some weeks only. Then what is overdue, then what is under way, then what is due earliest.
 */
export function nextThing<FollowUp, Module extends OpenModule>(
  followUp: FollowUp | null,
  open: readonly Module[],
): NextThing<FollowUp, Module> | null {
  if (followUp !== null) return { do: 'follow-up', followUp }
  const [module] = open.toSorted(inOrder)
  return module === undefined ? null : { do: 'module', module }
}

/** What is overdue, what is under way, what is due earliest, what has no due date. */
export function inOrder(a: OpenModule, b: OpenModule): number {
  return (
    Number(b.overdue) - Number(a.overdue) ||
    (a.overdue ? 0 : Number(b.progress === 'under-way') - Number(a.progress === 'under-way')) ||
    (a.dueOn?.getTime() ?? Number.POSITIVE_INFINITY) - (b.dueOn?.getTime() ?? Number.POSITIVE_INFINITY) ||
    0
  )
}

type Teaches = { readonly practices: readonly string[] }

/** The module that helps most with these practices, the most pressing first: one not done yet before one to read again. */
export function moduleToWinBack<OpenStep extends Teaches, DoneStep extends { readonly module: Teaches }>(
  practices: readonly string[],
  { others, done }: { others: readonly OpenStep[]; done: readonly DoneStep[] },
):
  | { readonly practice: string; readonly how: 'choose'; readonly face: OpenStep }
  | { readonly practice: string; readonly how: 'read-again'; readonly done: DoneStep }
  | null {
  for (const practice of practices) {
    const face = others.find((each) => each.practices.includes(practice))
    if (face !== undefined) return { practice, how: 'choose', face }
    const doneStep = done.find(({ module }) => module.practices.includes(practice))
    if (doneStep !== undefined) return { practice, how: 'read-again', done: doneStep }
  }
  return null
}
