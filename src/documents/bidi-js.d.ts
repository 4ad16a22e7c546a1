/** The package declares a default export, and gives Node the function itself. */
declare module 'bidi-js' {
  type Embedding = { levels: Uint8Array; paragraphs: { level: number }[] };

  function createBidi(): {
    getEmbeddingLevels(text: string, direction: 'ltr' | 'rtl' | 'auto'): Embedding;
    /** Places in the text, UTF-16 units, in the order in which they are seen. */
    getReorderedIndices(text: string, embedding: Embedding): number[];
    getMirroredCharacter(character: string): string | null;
  };
  export = createBidi;
}
