using System.Xml;
using System.Xml.Linq;

namespace Reciproca.Across.Harvest;

/// <summary>XML of strangers: no document type, so no entities and nothing fetched; neither deep nor endless.</summary>
public static class BoundedXml
{
    private const int MostDepth = 40, MostNodes = 400_000;

    /// <exception cref="HarvestProblem">It is no XML, or more than we read.</exception>
    public static XElement Parse(byte[] bytes)
    {
        try
        {
            Measure(bytes);
            using var reader = Reader(bytes);
            return XDocument.Load(reader).Root!;
        }
        catch (XmlException wrong) { throw new HarvestProblem("harvest.not-xml", wrong.Message); }
    }

    // a tree is built only of what has been measured
    private static void Measure(byte[] bytes)
    {
        using var reader = Reader(bytes);
        for (var nodes = 0; reader.Read(); nodes += 1 + reader.AttributeCount)
            if (reader.Depth > MostDepth || nodes > MostNodes) throw new HarvestProblem("harvest.too-large");
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersFromEntities = 1024, MaxCharactersInDocument = bytes.Length,
        IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    });
}
