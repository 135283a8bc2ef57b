import type { Path } from '#curriculum/check/finding.ts'
import type { StageDocument, TileDocument } from '#curriculum/schema/document.ts'
import type { ModuleFile } from '#curriculum/schema/module-file.ts'
import type { SceneStageSource, SeenSource, StageSource } from '#curriculum/schema/stage-source.ts'
import type { FileTexts } from './texts.ts'

type Cast = ModuleFile['cast']
type Parts = Partial<StageDocument>

const bare: Omit<StageDocument, 'description' | 'surface' | 'title'> = {
  state: null,
  tiles: [],
  self: null,
  notices: [],
  chat: [],
}

function compileTile(source: SeenSource, path: Path, cast: Cast, texts: FileTexts): TileDocument | null {
  const parts = typeof source === 'string' ? { who: source } : source
  const member = (id: string, where: Path) => {
    const castMember = Object.hasOwn(cast, id) ? cast[id] : undefined
    if (castMember === undefined) {
      const castNames = Object.keys(cast).join(', ') || 'someone declared under cast'
      texts.report('unknown-cast', where, `found "${id}" on screen, expected one of the cast: ${castNames}`)
    }
    return castMember
  }
  const who = member(parts.who, typeof source === 'string' ? path : [...path, 'who'])
  const behind = parts.behind === undefined ? undefined : member(parts.behind, [...path, 'behind'])
  if (who === undefined) return null
  return {
    name:
      parts.name === undefined
        ? texts.text(who.name, ['cast', parts.who, 'name'])
        : texts.text(parts.name, [...path, 'name']),
    look: who.look ?? null,
    room: parts.room ?? who.room,
    picture: parts.picture ?? 'live',
    behind: behind?.look ?? null,
    ...(parts['behind-mood'] && { behindMood: parts['behind-mood'] }),
    ...(parts.distance && { distance: parts.distance }),
    ...(parts.mood && { mood: parts.mood }),
    ...(parts.posture && { posture: parts.posture }),
    ...(parts.holds && { holds: parts.holds }),
    ...(parts.edge && { edge: parts.edge }),
  }
}

function compileState(source: StageSource['state'], path: Path, texts: FileTexts): StageDocument['state'] {
  const entries = Object.entries(source ?? {})
  if (source !== null && source !== undefined && entries.length !== 1) {
    texts.report('wrong-value', path, `found ${entries.length} states, expected one of calm, waiting, trouble, ended`)
  }
  const [kind, words] = entries[0] ?? []
  if (kind === undefined || words === undefined) return null
  return { kind: kind as NonNullable<StageDocument['state']>['kind'], text: texts.text(words, [...path, kind]) }
}

/** The parts that a stage states itself. */
export function compileStageParts(source: StageSource, path: Path, cast: Cast, texts: FileTexts): Parts {
  const parts: Parts = {}
  if (source.description !== undefined) parts.description = texts.text(source.description, [...path, 'description'])
  if (source.surface !== undefined) parts.surface = source.surface
  if (source.title !== undefined) parts.title = texts.text(source.title, [...path, 'title'])
  if (source.state !== undefined) parts.state = compileState(source.state, [...path, 'state'], texts)
  if (source['on-screen'] !== undefined) {
    parts.tiles = source['on-screen'].flatMap(
      (source, place) => compileTile(source, [...path, 'on-screen', place], cast, texts) ?? [],
    )
  }
  if (source.self === null) parts.self = null
  else if (source.self !== undefined) parts.self = compileTile(source.self, [...path, 'self'], cast, texts)
  if (source.notices !== undefined) {
    parts.notices = source.notices.map((notice, place) => ({
      kind: notice.kind,
      from: texts.text(notice.from, [...path, 'notices', place, 'from']),
      text: texts.text(notice.text, [...path, 'notices', place, 'text']),
    }))
  }
  if (source.chat !== undefined) {
    parts.chat = source.chat.map((line, place) => ({
      from: texts.text(line.from, [...path, 'chat', place, 'from']),
      at: line.at,
      text: texts.text(line.text, [...path, 'chat', place, 'text']),
    }))
  }
  // Null takes back what the scene would inherit.
  if (source.room !== undefined) parts.room = source.room ?? undefined
  if (source.screen !== undefined) parts.screen = source.screen ?? undefined
  if (source.light !== undefined) parts.light = source.light
  if (source.things !== undefined) parts.things = source.things
  return parts
}

/** Reports what a stage still lacks once everything is inherited. */
export function completeStage(parts: Parts, path: Path, texts: FileTexts): StageDocument {
  for (const part of ['description', 'surface', 'title'] as const) {
    if (parts[part] === undefined) {
      texts.report('incomplete-stage', path, `found no ${part} for the stage, expected one here or inherited`)
    }
  }
  const nothing = { en: '' }
  const { description = nothing, surface = 'room', title = nothing } = parts
  return { ...bare, ...parts, description, surface, title }
}

/** Stages of all scenes: each scene's own parts, over those of the scene it is `like`, over the module's. */
export function compileStages(
  file: Pick<ModuleFile, 'cast' | 'stage' | 'scenes'>,
  texts: FileTexts,
): ReadonlyMap<string, StageDocument> {
  const common = compileStageParts(file.stage ?? {}, ['stage'], file.cast, texts)
  const own = new Map(
    Object.entries(file.scenes).map(([id, { stage }]) => [
      id,
      compileStageParts(stage ?? {}, ['scenes', id, 'stage'], file.cast, texts),
    ]),
  )
  const inheritedParts = (id: string, ancestors: readonly string[]): Parts => {
    const stage: SceneStageSource = (Object.hasOwn(file.scenes, id) ? file.scenes[id]?.stage : undefined) ?? {}
    const path = ['scenes', id, 'stage', 'like']
    if (stage.like === undefined) return { ...common, ...own.get(id) }
    if (!own.has(stage.like) || [...ancestors, id].includes(stage.like)) {
      texts.report('missing-target', path, `found like: ${stage.like}, expected another scene of this module`)
      return { ...common, ...own.get(id) }
    }
    return { ...inheritedParts(stage.like, [...ancestors, id]), ...own.get(id) }
  }
  return new Map(
    Object.entries(file.scenes).map(([id, { stage }]) => {
      const path = stage === undefined ? ['scenes', id] : ['scenes', id, 'stage']
      return [id, completeStage(inheritedParts(id, []), path, texts)]
    }),
  )
}
