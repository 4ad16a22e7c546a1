import type { Font } from 'fontkit';

declare global {
  namespace PDFKit.Mixins {
    // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to one of the package
    interface PDFFont {
      /** A font that was read before is taken as well; the package's types do not say so. */
      registerFont(name: string, src: Font): this;
    }
  }
}
