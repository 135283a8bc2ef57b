import type { CompiledMisconception, CompiledSource, Practice } from '#curriculum/compiling/registers.ts'
import { tellModule } from '#curriculum/localise.ts'
import type { FollowUpDocument, ItemDocument, ModuleDocument, TextDocument } from '#curriculum/schema/document.ts'
import { pickText, type Telling, tellText, tellTray } from '#curriculum/telling.ts'
import type {
  AnnotatedFollowUps,
  AnnotatedItem,
  AnnotatedModule,
  AnnotatedOption,
  AnnotatedScene,
  AnnotatedSource,
  AnnotatedText,
} from '#domain/annotated-content/annotated-content.ts'
import { holds } from '#domain/policy/facts.ts'
import { fill } from '#domain/policy/fill.ts'
import type { ItemFormat, Module, SceneId, Text } from '#domain/scenario/module.ts'
import { safestPath, worstPath } from '#domain/scenario/paths.ts'
import { moduleGraph } from './module-graph.ts'

/** What annotating needs beside the document: how to tell, what documents refer to, and against which day reviews are due. */
export type AnnotationContext = {
  readonly telling: Telling
  readonly practices: readonly Pick<Practice, 'id' | 'name' | 'critical'>[]
  readonly misconceptions: readonly Pick<CompiledMisconception, 'id' | 'formerlyTrue'>[]
  readonly sources: readonly CompiledSource[]
  /** ISO date. */
  readonly today: string
}

function annotateText(text: TextDocument, telling: Telling): AnnotatedText {
  const fillText = (each: Text): Text => ({ ...each, text: fill(each.text, telling.wordsFor) })
  const variants = Array.isArray(text)
    ? text.map(({ when, say }) => ({ when, wording: fillText(pickText(say, telling)) }))
    : []
  return { wording: tellText(text, telling), variants: variants.length > 1 ? variants : [] }
}

/** Steps and things to be sorted are counted; answers have letters. */
const numberedFormats: readonly ItemFormat[] = ['order', 'sort']

type Way = ModuleDocument['scenes'][number]['way'] | null

function annotateItem(
  item: ItemDocument,
  way: Way,
  { telling, practices, misconceptions }: AnnotationContext,
): AnnotatedItem {
  const annotate = (text: TextDocument) => annotateText(text, telling)
  const practice = practices.find(({ id }) => id === item.practice)
  const formerlyTrue = new Set(misconceptions.filter((each) => each.formerlyTrue).map(({ id }) => id))
  return {
    id: item.id,
    kind: item.kind,
    format: item.format,
    practice: {
      id: item.practice,
      name: practice === undefined ? { text: item.practice, language: 'en' } : pickText(practice.name, telling),
      critical: practice?.critical ?? false,
    },
    prompt: annotate(item.prompt),
    picture: item.picture === null ? null : annotate(item.picture.description),
    trays: (item.trays ?? []).map(({ id, text }) => ({ id, text: annotate(text) })),
    paper: item.paper === undefined ? null : { title: annotate(item.paper.title), reader: annotate(item.paper.reader) },
    screen:
      item.screen === undefined
        ? null
        : {
            title: annotate(item.screen.title),
            notes: item.screen.notes.map(({ id, after, text }) => ({ id, after, text: annotate(text) })),
          },
    twins: item.twins ?? null,
    options: item.options.map((option, place): AnnotatedOption => {
      const { correct, onlyWhen, misconception } = option
      return {
        id: option.id,
        mark: numberedFormats.includes(item.format) ? `${place + 1}` : String.fromCharCode(65 + place),
        text: annotate(option.text),
        why: annotate(option.why),
        correct: typeof correct === 'boolean' ? correct : holds(correct, telling.facts),
        offered: onlyWhen === null || holds(onlyWhen, telling.facts),
        correctWhen: typeof correct === 'boolean' ? null : correct,
        offeredWhen: onlyWhen,
        misconception:
          misconception === null
            ? null
            : {
                id: misconception.id,
                sentence: tellText(misconception.sentence, telling),
                formerlyTrue: formerlyTrue.has(misconception.id),
              },
        exposes: option.exposes.map(({ what, whose, toWhom }) => ({
          what: annotate(what),
          whose: annotate(whose),
          toWhom: annotate(toWhom),
        })),
        next: way?.by === 'option' ? (way.next[option.id] ?? null) : null,
        tray: option.tray === undefined ? null : tellTray(option.tray, telling.facts),
        trayWhen: Array.isArray(option.tray) && option.tray.length > 1 ? option.tray : [],
        label: option.label === undefined ? null : annotate(option.label),
      }
    }),
    principle: annotate(item.principle),
    sources: item.sources.map(({ id }) => id),
    difficulty: item.difficulty,
    justCompetent: item.justCompetent,
    floor: item.floor === undefined ? null : { chance: item.floor, tells: item.tells ?? [] },
    verdict: way?.by === 'verdict' ? { right: way.right, wrong: way.wrong } : null,
  }
}

function annotateStage(stage: ModuleDocument['scenes'][number]['stage'] | null, telling: Telling): AnnotatedText[] {
  if (stage === null) return []
  const notices = stage.notices.map(({ from, text }) => [from, text])
  const lines = stage.chat.map(({ from, text }) => [from, text])
  return [
    stage.description,
    stage.title,
    ...(stage.state === null ? [] : [stage.state.text]),
    ...[...notices, ...lines].flat(),
  ].map((text) => annotateText(text, telling))
}

function citedSources(items: readonly ItemDocument[], { sources, today }: AnnotationContext): AnnotatedSource[] {
  const citedIds = new Set(items.flatMap((item) => item.sources.map(({ id }) => id)))
  return sources
    .filter(({ id }) => citedIds.has(id))
    .map((source) => ({ ...source, reviewDue: source.reviewBy < today || source.checked === null }))
}

function scenesOn(module: Module, path: typeof safestPath): SceneId[] {
  const { steps, sceneId } = path(module)
  return [...steps.map((step) => step.sceneId), sceneId]
}

/** A module as a reviewer reads it. */
export function annotateModule(
  { hash, document }: { readonly hash: string; readonly document: ModuleDocument },
  context: AnnotationContext,
): AnnotatedModule {
  const { telling, practices } = context
  const module = tellModule({ hash, document }, telling)
  const [safest, worst] = [scenesOn(module, safestPath), scenesOn(module, worstPath)]
  const on = (id: SceneId): AnnotatedScene['on'] => {
    if (safest.includes(id)) return worst.includes(id) ? 'both' : 'safest'
    return worst.includes(id) ? 'worst' : 'neither'
  }
  const annotate = (text: TextDocument) => annotateText(text, telling)
  return {
    slug: document.slug,
    hash,
    title: annotate(document.title),
    summary: annotate(document.summary),
    setting: annotate(document.setting),
    minutes: document.minutes,
    practices: practices.filter(({ id }) => document.practices.includes(id)).map(({ name }) => pickText(name, telling)),
    scenes: document.scenes.map(({ id, stage, prose, ask, way }, place) => ({
      id,
      number: place + 1,
      stage: annotateStage(stage, telling),
      prose: annotate(prose),
      item: ask === null ? null : annotateItem(ask, way, context),
      on: on(id),
      next: way.by === 'go-on' ? way.next : null,
    })),
    numberOf: Object.fromEntries(document.scenes.map(({ id }, place) => [id, place + 1])),
    safest,
    worst,
    graph: moduleGraph(document, { safest, worst }),
    sources: citedSources(
      document.scenes.flatMap(({ ask }) => ask ?? []),
      context,
    ),
  }
}

/** A practice's follow-up bank as a reviewer reads it. */
export function annotateFollowUps(
  { hash, document }: { readonly hash: string; readonly document: FollowUpDocument },
  context: AnnotationContext,
): AnnotatedFollowUps {
  const { telling, practices } = context
  const practice = practices.find(({ id }) => id === document.practice)
  return {
    practice: document.practice,
    hash,
    title: practice === undefined ? { text: document.practice, language: 'en' } : pickText(practice.name, telling),
    moments: document.items.map(({ situation, stage, item }, place) => ({
      id: item.id,
      number: place + 1,
      stage: annotateStage(stage, telling),
      prose: annotateText(situation, telling),
      item: annotateItem(item, null, context),
    })),
    sources: citedSources(
      document.items.map(({ item }) => item),
      context,
    ),
  }
}
