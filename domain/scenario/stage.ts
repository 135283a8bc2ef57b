import type { screens, things } from './drawn-things.ts'
import type { Look } from './look.ts'
import type { Text } from './module.ts'

/** The drawn consultation of a scene: who is seen where, what lies about, and what is said of it in words. */

export const rooms = [
  'living-room',
  'kitchen',
  'bedroom',
  'home-office',
  'clinic-room',
  'clinic-door',
  'treatment-room',
  'exercise-room',
  'therapy-room',
  'ward',
  'ward-station',
  'ward-station-far-dark',
  'corridor',
  'reception',
  'staff-room',
  'cafe',
  'car',
  'train',
  'hotel-room',
  'street',
  'pharmacy',
  'yard',
  'yard-gate-open',
  'quay',
  'bridge',
  'restaurant-kitchen',
  'covered-lens',
] as const
export type Room = (typeof rooms)[number]

/** How near someone sits to the camera. */
export const distances = ['near', 'usual', 'far'] as const
export const moods = ['calm', 'smiling', 'laughing', 'worried', 'surprised', 'stern', 'tired', 'eyes-shut'] as const
export const postures = ['upright', 'leaning-in', 'slumped', 'arms-folded', 'hand-at-chin', 'hand-raised'] as const
export const heldThings = [
  'cat',
  'cup',
  'cup-in-both-hands',
  'paper-cup',
  'phone',
  'telephone',
  'tablet',
  'card',
  'pen',
  'inked-hand',
  'bare-forearm',
  'strip-of-tablets',
] as const
export const lights = ['day', 'dusk', 'night'] as const

export type Tile = {
  readonly name: Text
  /** Null: nobody is drawn (an empty room, a caller who is only heard). */
  readonly look: Look | null
  readonly room: Room
  readonly picture: 'live' | 'frozen' | 'camera-off' | 'waiting' | 'voice-only'
  /** Someone else in the room, half seen behind or beside. */
  readonly behind: Look | null
  /** `calm` unless it says otherwise. */
  readonly behindMood?: (typeof moods)[number]
  /** `usual` unless it says otherwise. */
  readonly distance?: (typeof distances)[number]
  /** `calm` unless it says otherwise. */
  readonly mood?: (typeof moods)[number]
  /** `upright` unless it says otherwise. */
  readonly posture?: (typeof postures)[number]
  /** What they hold up, or have on their lap. */
  readonly holds?: (typeof heldThings)[number]
  /** What of someone else reaches into the picture. */
  readonly edge?: 'sleeve'
}

export type Notice = {
  /** Drawn as a kind, never as a real product. */
  readonly kind: 'video-call' | 'message' | 'e-mail' | 'photo' | 'system' | 'calendar' | 'voice-call'
  readonly from: Text
  readonly text: Text
}

export type Stage = {
  /** The whole drawn moment in words, for anyone who does not see it. */
  readonly description: Text
  readonly surface: 'video-call' | 'telephone' | 'phone-screen' | 'computer' | 'laptop' | 'room'
  /** The tool's name and what state it is in, in the bar on top. */
  readonly title: Text
  readonly state: { readonly kind: 'calm' | 'waiting' | 'trouble' | 'ended'; readonly text: Text } | null
  /** The other side, largest first. Empty: only the room of `self` is drawn. */
  readonly tiles: readonly Tile[]
  readonly self: Tile | null
  readonly notices: readonly Notice[]
  readonly chat: readonly { readonly from: Text; readonly at: string; readonly text: Text }[]
  /** A room without anyone in it, or the one about a screen. */
  readonly room?: Room
  /** `day` unless it says otherwise. */
  readonly light?: (typeof lights)[number]
  readonly screen?: (typeof screens)[number]
  readonly things?: readonly (typeof things)[number][]
}
