import type { ImageElement } from '@slack/types';

type Props = { image: Pick<ImageElement, 'alt_text'> & { image_url?: string } };

/** Pictures come from elsewhere, and this workspace works offline: the words stand in if need be. */
export function Picture({ image }: Props) {
  return image.image_url ? (
    <img src={image.image_url} alt={image.alt_text} />
  ) : (
    <span class="quiet">{image.alt_text}</span>
  );
}
