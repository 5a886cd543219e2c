// Prints, for every context that Fedify carries, what jsonld.js makes of each of its words with a text as value.
import jsonld from "jsonld";
import { preloadedContexts } from "@fedify/vocab-runtime";

const documentLoader = async (url) => {
  if (preloadedContexts[url] === undefined) throw new Error("not preloaded: " + url);
  return { documentUrl: url, contextUrl: null, document: preloadedContexts[url] };
};
const words = {};
for (const [url, document] of Object.entries(preloadedContexts)) {
  if (url === "http://schema.org/") continue; // Thousands of words that we do not state.
  words[url] = {};
  const terms = [document["@context"]].flat().filter((part) => typeof part === "object").flatMap(Object.keys);
  for (const term of new Set(terms.filter((name) => !name.startsWith("@")))) {
    try {
      const [node] = await jsonld.expand({ "@context": url, [term]: "https://v.example/x" }, { documentLoader, base: null });
      words[url][term] = node ?? null;
    } catch (error) {
      words[url][term] = { error: String(error) };
    }
  }
}
console.log(JSON.stringify(words));
