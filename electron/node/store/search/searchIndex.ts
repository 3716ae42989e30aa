import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureFolder, isMissing, writeAtomically } from '../atomicFile.ts'
import { ownBytes } from '../ownBytes.ts'
import { createPacer } from '../pacer.ts'
import { listNames } from '../shardFile.ts'
import { type BlockHeader, packBlock, readBlock, readBlockHeader, type SearchDocument } from './blockFile.ts'
import { gramTableBytes, mayHold } from './grams.ts'

/** A block is closed when its texts reach one of these. */
const blockBytes = 1_048_576
const blockDocuments = 512
/** Waiting texts beyond this are closed into blocks, settled or not. */
const maxOpenBytes = 16_777_216
/** Looking through all that wait in vain, it is not done again before so many more came. */
const lookAgainAfter = 64
/** Blocks read ahead of the one that is asked for. */
const readAhead = 4

type Block = BlockHeader & { path: string; number: number; live: number }

/** Whether a transcript holds all words; undefined when its text is not known (yet). */
export type Matcher = (id: string) => boolean | undefined | Promise<boolean | undefined>

/**
 * Full text of the transcripts in `search/<number>.block`, on disk only; in memory are identifiers and the texts that
 * wait for their block. It is made from the transcripts, so whatever is missing or damaged is simply made again.
 */
export class SearchIndex {
  private readonly root: string
  private readonly waiting = new Map<string, Buffer>()
  private readonly placed = new Map<string, Block>()
  private readonly blocks = new Map<number, Block>()
  private waitingBytes = 0
  private added = 0
  private lookFrom = 0
  private nextNumber = 1
  private turn: Promise<unknown> = Promise.resolve()

  constructor(dataDir: string) {
    this.root = join(dataDir, 'transcripts', 'search')
  }

  has(id: string): boolean {
    return this.waiting.has(id) || this.placed.has(id)
  }

  placedIds(): string[] {
    return [...this.placed.keys()]
  }

  /** Reads which transcripts stand in which block. Damaged blocks are removed. Rejects with the file system's error. */
  async load(): Promise<void> {
    const pace = createPacer()
    const numbers = (await listNames(this.root))
      .map((name) => Number(/^(\d+)\.block$/.exec(name)?.[1]))
      .filter((number) => number > 0)
      .sort((a, b) => a - b)
    const headers = await Promise.all(numbers.map((number) => readBlockHeader(this.path(number)).catch(() => null)))
    for (const [i, number] of numbers.entries()) {
      const header = headers[i]
      this.nextNumber = number + 1
      if (header) this.adopt(number, header)
      else await rm(this.path(number), { force: true })
      await pace()
    }
  }

  add(id: string, text: string): void {
    this.remove(id)
    const data = ownBytes(text)
    this.waiting.set(id, data)
    this.waitingBytes += data.length
    this.added++
  }

  remove(id: string): void {
    const data = this.waiting.get(id)
    if (data) {
      this.waiting.delete(id)
      this.waitingBytes -= data.length
    }
    const block = this.placed.get(id)
    if (!block) return
    this.placed.delete(id)
    block.live--
  }

  /**
   * Closes full blocks of waiting texts. `isSettled`: it will stay; others wait on while there is room. Rejects with the
   * file system's error; the texts then wait on.
   */
  async save(isSettled: (id: string) => boolean): Promise<void> {
    if (this.waitingBytes < blockBytes && this.waiting.size < blockDocuments) return
    if (this.added < this.lookFrom && this.waitingBytes <= maxOpenBytes) return
    await this.inTurn(async () => {
      for (;;) {
        const documents = this.nextDocuments(isSettled)
        if (!documents) {
          this.lookFrom = this.added + lookAgainAfter
          return
        }
        await this.close(documents)
      }
    })
  }

  /**
   * Drops blocks of which less than half is still wanted. Their living transcripts are unknown until added again: they
   * are returned. Rejects with the file system's error.
   */
  async tidy(): Promise<string[]> {
    const thin = [...this.blocks.values()].filter(({ live, ids }) => live * 2 < ids.length)
    return this.drop(thin)
  }

  /**
   * Removes every text of these from memory and disk, and with them blocks that hold a text nobody can look at any more.
   * The living ones of those blocks must be added again: they are returned. Rejects with the file system's error.
   */
  async forget(ids: Iterable<string>): Promise<string[]> {
    const touched = new Set([...this.blocks.values()].filter((block) => block.live < block.ids.length))
    const waited: string[] = []
    for (const id of ids) {
      const block = this.placed.get(id)
      if (block) touched.add(block)
      else if (this.waiting.has(id)) {
        this.remove(id)
        waited.push(id)
      }
    }
    return [...waited, ...(await this.drop([...touched]))]
  }

  /** For one search: each block is read at most once. */
  matcher(words: readonly string[]): Matcher {
    const needles = words.map((word) => Buffer.from(word))
    const found = new Map<number, Promise<Set<string> | null>>()
    const done = new Map<number, Set<string> | null>()
    const look = (number: number) => {
      const block = this.blocks.get(number)
      if (!block) return undefined
      let answer = found.get(number)
      if (!answer) {
        answer = matchesIn(block, needles).catch(() => null)
        found.set(number, answer)
        void answer.then((set) => done.set(number, set))
      }
      return answer
    }
    return (id) => {
      const text = this.waiting.get(id)
      if (text) return needles.every((needle) => text.includes(needle))
      const block = this.placed.get(id)
      if (!block) return undefined
      const ready = done.get(block.number)
      if (ready !== undefined) return ready?.has(id)
      for (let ahead = 1; ahead <= readAhead; ahead++) void look(block.number - ahead)
      return look(block.number)?.then((set) => set?.has(id))
    }
  }

  private nextDocuments(isSettled: (id: string) => boolean): SearchDocument[] | null {
    const takesAll = this.waitingBytes > maxOpenBytes
    const documents: SearchDocument[] = []
    let bytes = 0
    for (const [id, text] of this.waiting) {
      if (!takesAll && !isSettled(id)) continue
      documents.push({ id, text })
      bytes += text.length
      if (bytes >= blockBytes || documents.length >= blockDocuments) return documents
    }
    return null
  }

  private async close(documents: SearchDocument[]): Promise<void> {
    const { data, header } = await packBlock(documents)
    const number = this.nextNumber++
    await ensureFolder(this.root)
    await writeAtomically(this.path(number), data, { durable: false })
    // Superseded or changed while the block was written: its text there counts no more.
    const current = new Set(documents.filter(({ id, text }) => this.waiting.get(id) === text).map(({ id }) => id))
    for (const id of current) this.remove(id)
    this.adopt(number, header, current)
  }

  private adopt(number: number, header: BlockHeader, current?: ReadonlySet<string>): void {
    const block: Block = { ...header, number, path: this.path(number), live: 0 }
    this.blocks.set(number, block)
    for (const id of header.ids) {
      if (current && !current.has(id)) continue
      this.remove(id)
      this.placed.set(id, block)
      block.live++
    }
  }

  private async drop(blocks: readonly Block[]): Promise<string[]> {
    const living: string[] = []
    for (const block of blocks) {
      await rm(block.path, { force: true })
      this.blocks.delete(block.number)
      for (const id of block.ids)
        if (this.placed.get(id) === block) {
          this.placed.delete(id)
          living.push(id)
        }
    }
    return living
  }

  private path(number: number): string {
    return join(this.root, `${number}.block`)
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.turn.then(work)
    this.turn = result.catch(() => {})
    return result
  }
}

/** Tables are read into these, over and over: a search reads hundreds. */
const tables: Buffer[] = []

/** Which transcripts of a block hold all words. */
async function matchesIn(block: Block, needles: readonly Buffer[]): Promise<Set<string>> {
  const pace = createPacer()
  const matching = new Set<string>()
  const table = tables.pop() ?? Buffer.allocUnsafe(gramTableBytes)
  let texts: Buffer | null
  try {
    texts = await readBlock(block.path, block, table, (read) => needles.every((needle) => mayHold(read, needle)))
  } catch (error) {
    // Dropped while this search went on: what was in it is being indexed again.
    if (isMissing(error)) return matching
    throw error
  } finally {
    tables.push(table)
  }
  if (!texts) return matching
  let start = 0
  for (const [i, end] of block.ends.entries()) {
    const text = texts.subarray(start, end)
    if (needles.every((needle) => text.includes(needle))) matching.add(block.ids[i] ?? '')
    start = end
    if (i % 16 === 0) await pace()
  }
  return matching
}
