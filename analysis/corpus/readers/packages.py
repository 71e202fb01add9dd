"""Zip packages of XML parts (.docx, .odt), opened safely."""

from __future__ import annotations

import base64
import io
import posixpath
import zipfile
from functools import cached_property

from lxml import etree

from analysis.corpus.encodings import Unreadable

#: Bytes that the parts of a package, and those of them that are read, may unpack to.
UNPACKED, READ = 512 * 2**20, 64 * 2**20
#: Bytes that anything packed may always unpack to, and beyond that, how many times its own size: text that
#: people write packs to a tenth, that of tables to a hundredth.
SMALL, RATIO = 4 * 2**20, 200


def refuse_endless(unpacked: int, packed: int) -> None:
    """Raise `Unreadable` where so many bytes were packed to so few that no text of people's is."""
    if unpacked > max(SMALL, RATIO * packed):
        raise Unreadable("unpacks_without_end", most=SMALL // 2**20, times=RATIO)


class Package:
    """A zip package; a part is unpacked when it is asked for.

    Raises
    ------
    Unreadable
        If it unpacks to more than `UNPACKED` bytes; later, if its XML parts
        add up to more than `READ`, or one is encrypted.
    """

    def __init__(self, data: bytes):
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        size = sum(part.file_size for part in self._zip.infolist())
        if size > UNPACKED:
            raise Unreadable("package_too_large", size=size // 2**20, most=UNPACKED // 2**20)
        self._read = 0

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of parts as asked for (case and backslashes do not count), and as they stand in the zip."""
        return {name.replace("\\", "/").lstrip("/").lower(): name for name in self._zip.namelist()}

    def bytes(self, name: str) -> bytes | None:
        """A part, or None where there is none of that name."""
        found = self.names.get(name.lstrip("/").lower())
        if found is None:
            return None
        info = self._zip.getinfo(found)
        if info.flag_bits & 1:
            raise Unreadable("encrypted_package")
        refuse_endless(info.file_size, info.compress_size)
        self._read += info.file_size
        if self._read > READ:
            raise Unreadable("package_text_too_large", most=READ // 2**20)
        with self._zip.open(info) as part:
            return part.read(info.file_size + 1)

    def xml(self, name: str) -> etree._Element | None:
        """A part parsed, or None; no entity is expanded and nothing outside is followed."""
        data = self.bytes(name)
        return None if data is None else parsed(data)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part (of the package for ""): id to (last word of the type, name of the target)."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for one in root if root is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode") == "External":
                continue
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            found[one.get("Id", "")] = (kind, posixpath.normpath(place.replace("\\", "/")))
        return found


class FlatPackage(Package):
    """A package that is written as one XML file ("Flat OPC")."""

    def __init__(self, root: etree._Element):
        self._parts = {attribute(part, "name").lstrip("/").lower(): part for part in root}

    @cached_property
    def names(self) -> dict[str, str]:
        return {name: name for name in self._parts}

    def bytes(self, name: str) -> bytes | None:
        part = self._parts.get(name.lstrip("/").lower())
        if part is None:
            return None
        if (binary := child(part, "binaryData")) is not None:
            return base64.b64decode(binary.text or "")
        inside = child(part, "xmlData")
        return etree.tostring(inside[0]) if inside is not None and len(inside) else b""


def parsed(data: bytes) -> etree._Element:
    """XML without entities, external references and comments; at most 256 elements deep."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for an entity.

    Word writes two namespaces for the same elements (transitional and strict).
    """
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """An attribute by its name without namespace; the default also where there is no element."""
    if element is None:
        return default
    for key, value in element.attrib.items():
        if key[key.rfind("}") + 1 :] == name:
            return value
    return default


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant on a path of local names, or None."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element
