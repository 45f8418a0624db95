<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="nl">
<context>
    <name>ActionLine</name>
    <message numerus="yes">
        <source>%n dag(en) te laat</source>
        <translation>
            <numerusform>%n dag te laat</numerusform>
            <numerusform>%n dagen te laat</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountWords</name>
    <message numerus="yes">
        <source>%n dag(en)</source>
        <translation>
            <numerusform>%n dag</numerusform>
            <numerusform>%n dagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsPane</name>
    <message numerus="yes">
        <source>%n dag(en) geen contact</source>
        <translation>
            <numerusform>%n dag geen contact</numerusform>
            <numerusform>%n dagen geen contact</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnterprisesPage</name>
    <message numerus="yes">
        <source>%n onderneming(en)</source>
        <translation>
            <numerusform>%n onderneming</numerusform>
            <numerusform>%n ondernemingen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesTab</name>
    <message numerus="yes">
        <source>%n bestand(en) toegevoegd</source>
        <translation>
            <numerusform>%n bestand toegevoegd</numerusform>
            <numerusform>%n bestanden toegevoegd</numerusform>
        </translation>
    </message>
</context>
</TS>
