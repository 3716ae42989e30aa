import type { SoundName } from '../../electron/core/model/settings.ts'

/** A note: pitch in Hz, when it begins and how long it lasts in seconds, and the wave's form. */
type Note = { hz: number; at: number; lasts: number; wave: OscillatorType }

type OwnSound = Exclude<SoundName, 'none' | 'system'>

const notes: Record<OwnSound | 'recovered', Note[]> = {
  chime: [
    { hz: 880, at: 0, lasts: 0.5, wave: 'sine' },
    { hz: 1_174.7, at: 0.16, lasts: 0.7, wave: 'sine' },
  ],
  pulse: [0, 0.22, 0.44].map((at) => ({ hz: 740, at, lasts: 0.14, wave: 'triangle' as const })),
  alarm: [0, 0.25, 0.5, 0.75, 1, 1.25].map((at, n) => ({
    hz: n % 2 === 0 ? 987.8 : 698.5,
    at,
    lasts: 0.22,
    wave: 'square' as const,
  })),
  recovered: [
    { hz: 659.3, at: 0, lasts: 0.35, wave: 'sine' },
    { hz: 523.3, at: 0.15, lasts: 0.5, wave: 'sine' },
  ],
}

const volume = 0.22
let context: AudioContext | undefined

export function isOwnSound(sound: SoundName): sound is OwnSound {
  return sound !== 'none' && sound !== 'system'
}

/** Plays one of our own sounds. False when the browser does not let the page be heard before it was clicked into. */
export async function playSound(sound: OwnSound | 'recovered'): Promise<boolean> {
  context ??= new AudioContext()
  const audio = context
  // Without a click the promise of resume stays open for ever.
  void audio.resume().catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 50))
  if (audio.state !== 'running') return false
  for (const { hz, at, lasts, wave } of notes[sound]) {
    const from = audio.currentTime + at
    const oscillator = new OscillatorNode(audio, { type: wave, frequency: hz })
    const gain = new GainNode(audio, { gain: 0 })
    // A square wave is far louder to the ear.
    const level = wave === 'square' ? volume / 3 : volume
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(level, from + 0.01)
    gain.gain.exponentialRampToValueAtTime(0.0001, from + lasts)
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(from)
    oscillator.stop(from + lasts)
  }
  return true
}
