// Compiles sass/tilts.scss into dist/tilts.css and copies the four font files used; run by `npm run build`.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { compile, NodePackageImporter } from "sass";

const here = (path) => new URL(path, import.meta.url);

export function styles() {
  const { css } = compile(here("sass/tilts.scss").pathname, {
    style: "compressed",
    loadPaths: [here(".").pathname, here("node_modules").pathname],
    importers: [new NodePackageImporter()],
    quietDeps: true,
    charset: false,
  });
  return `${ours(css)}\n`;
}

// Colours the kit writes as literals become properties of our palette, so that no house colour is left and the dark
// theme reaches every part.
const palette = new Map([
  ["#083d29", "var(--tilts-deep)"],
  ["#0b5c3e", "var(--govuk-link-hover-colour)"],
  ["#0f385c", "var(--tilts-deep)"],
  ["#0b0c0c", "var(--govuk-text-colour)"],
  ["#651b1b", "var(--govuk-error-colour)"],
  ["#982828", "var(--govuk-error-colour)"],
  ["#ca3535", "var(--govuk-error-colour)"],
  ["#858686", "var(--govuk-input-border-colour)"],
  ["#cecece", "var(--govuk-border-colour)"],
  ["#f3f3f3", "var(--govuk-surface-background-colour)"],
  ["#f4f8fb", "var(--govuk-surface-background-colour)"],
]);

function ours(css) {
  return css
    .replace(/var\((--govuk-[a-z-]+-colour), #[0-9a-f]{3,6}\)/g, "var($1)")
    .replace(/#[0-9a-f]{6}\b/g, (colour) => palette.get(colour) ?? colour)
    .replace(/background-color:#fff(fff)?\b/g, "background-color:var(--govuk-body-background-colour)");
}

export const fonts = ["latin-400", "latin-600", "latin-ext-400", "latin-ext-600"].map((name) => ({
  from: here(`node_modules/@fontsource/source-sans-3/files/source-sans-3-${name}-normal.woff2`),
  to: here(`dist/source-sans-3-${name}.woff2`),
}));

if (import.meta.url === `file://${process.argv[1]}`) {
  mkdirSync(here("dist"), { recursive: true });
  writeFileSync(here("dist/tilts.css"), styles());
  for (const { from, to } of fonts) copyFileSync(from, to);
  copyFileSync(here("node_modules/@fontsource/source-sans-3/LICENSE"), here("dist/source-sans-3-LICENSE.txt"));
}
