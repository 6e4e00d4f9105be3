// Members that are named here are always there; what may be absent is null or not required.
#include "api/schemas.h"

namespace rodtrad::api {

namespace {

constexpr NamedSchema kSchemas[] = {
    {"Text", R"({"type":"object","required":["sv","en"],"properties":{"sv":{"type":"string"},"en":{"type":"string"}}})"},
    {"Problem", R"({"type":"object","required":["type","status","title","code","instance","problems"],"properties":{
      "type":{"type":"string"},"status":{"type":"integer"},"title":{"type":"string"},"detail":{"type":"string"},"code":{"type":"string"},
      "instance":{"type":"string"},"problems":{"type":"array","items":{"type":"object","required":["code","message","hint"],"properties":{
      "code":{"type":"string"},"severity":{"enum":["error","warning"]},"file":{"type":["string","null"]},"line":{"type":["integer","null"]},
      "column":{"type":["integer","null"]},"message":{"$ref":"#/components/schemas/Text"},"hint":{"$ref":"#/components/schemas/Text"}}}}}})"},
    {"Plan", R"({"type":"object","required":["id","title","organisation","year","status"],"properties":{"id":{"type":"string"},
      "title":{"type":["string","null"]},"organisation":{"type":["string","null"]},"year":{"type":["integer","null"]},"status":{"type":["string","null"]}}})"},
    {"Plans", R"({"type":"object","required":["plans"],"properties":{"plans":{"type":"array","items":{"$ref":"#/components/schemas/Plan"}}}})"},
    {"PlanWithAssignments", R"({"allOf":[{"$ref":"#/components/schemas/Plan"},{"$ref":"#/components/schemas/Assignments"}]})"},
    {"Publication", R"({"type":"object","required":["id","assignment","title","form","language","date","level","url"],"properties":{
      "id":{"type":"string"},"assignment":{"type":"string"},"title":{"type":"string"},"form":{"type":"string"},"language":{"type":"string"},
      "date":{"type":"string"},"level":{"enum":["internal","public"]},"url":{"type":"string"}}})"},
    {"Publications", R"({"type":"object","required":["publications"],"properties":{"publications":{"type":"array",
      "items":{"$ref":"#/components/schemas/Publication"}}}})"},
    {"Assignment", R"({"type":"object","required":["id","plan","no","title","state","due_edtf","departments","publications"],"properties":{
      "id":{"type":"string"},"plan":{"type":"string"},"no":{"type":"integer"},"title":{"type":"string"},"state":{"enum":["published","not_published"]},
      "due_raw":{"type":["string","null"]},"due_edtf":{"type":"array","items":{"type":"string"}},"due_latest":{"type":["string","null"]},
      "domain":{"type":["string","null"]},"perspective":{"type":["string","null"]},"departments":{"type":"array","items":{"type":"object",
      "required":["department","unit"]}},"publications":{"type":"array","items":{"$ref":"#/components/schemas/Publication"}}}})"},
    {"Assignments", R"({"type":"object","required":["assignments"],"properties":{"assignments":{"type":"array",
      "items":{"$ref":"#/components/schemas/Assignment"}}}})"},
    {"AssignmentWithTexts", R"({"allOf":[{"$ref":"#/components/schemas/Assignment"},{"type":"object","required":["background","purpose",
      "operational_benefit","expected_outcome","questions"],"properties":{"questions":{"type":"array","items":{"type":"string"}}}}]})"},
    {"Types", R"({"type":"object","required":["types"],"properties":{"types":{"type":"array","items":{"type":"object","required":["type","label",
      "plural","place","may_create"],"properties":{"type":{"type":"string"},"label":{"$ref":"#/components/schemas/Text"},
      "plural":{"$ref":"#/components/schemas/Text"},"place":{"type":"string"},"may_create":{"type":"boolean"}}}}}})"},
    {"Titles", R"({"type":"object","additionalProperties":{"type":"string"}})"},
    {"RecordList", R"({"type":"object","required":["type","total","records","titles"],"properties":{"type":{"type":"string"},
      "total":{"type":"integer"},"records":{"type":"array","items":{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}}},
      "titles":{"$ref":"#/components/schemas/Titles"}}})"},
    {"RecordView", R"({"type":"object","required":["type","version","record"],"properties":{"type":{"type":"string"},"version":{"type":"integer"},
      "record":{"type":"object","required":["id"],"properties":{"id":{"type":"string"}}},"may_change":{"type":"boolean"},"locked":{"type":"array",
      "items":{"type":"string"}},"steps":{"type":"array","items":{"type":"object","required":["step","label","to","refused"]}},
      "incoming":{"type":"array","items":{"type":"object","required":["link","label","type","total","ids"]}},
      "titles":{"$ref":"#/components/schemas/Titles"}}})"},
    {"NewRecord", R"({"type":"object","required":["type"],"properties":{"type":{"type":"string"}}})"},
    {"History", R"({"type":"object","required":["id","entries"],"properties":{"id":{"type":"string"},"entries":{"type":"array","items":{
      "type":"object","required":["version","at","by","source","action","reason","erased","changes"]}}}})"},
    {"Thread", R"({"type":"object","required":["steps","gaps"],"properties":{"steps":{"type":"array","items":{"type":"object","required":["id",
      "kind","title","level","via","own","sum"]}},"gaps":{"type":"array","items":{"type":"object","required":["id","title","missing"]}}}})"},
    {"Hits", R"({"type":"object","required":["hits"],"properties":{"hits":{"type":"array","items":{"type":"object","required":["id","title",
      "excerpt"]}}}})"},
    {"Gaps", R"({"type":"object","required":["gaps"],"properties":{"gaps":{"type":"array","items":{"type":"object","required":["kind","label",
      "id","title","owner","since","days"]}}}})"},
    {"Method", R"({"type":"object","required":["id","version","title","summary","inputs","parameters","formula","reference"],"properties":{
      "id":{"type":"string"},"version":{"type":"string"},"title":{"$ref":"#/components/schemas/Text"},"inputs":{"type":"array"},
      "parameters":{"type":"array","items":{"type":"object","required":["id","label","unit","default","choices","reference"]}}}})"},
    {"Methods",
     R"({"type":"object","required":["methods"],"properties":{"methods":{"type":"array","items":{"$ref":"#/components/schemas/Method"}}}})"},
    {"Result", R"({"type":"object","required":["method","tables","figures","findings"],"properties":{"method":{"type":"string"},
      "tables":{"type":"array","items":{"type":"object","required":["id","title","rows","columns","cells"]}},"figures":{"type":"array"},
      "findings":{"type":"array"}}})"},
    {"Datasets", R"({"type":"object","required":["datasets"],"properties":{"datasets":{"type":"array","items":{"type":"object","required":["name",
      "kind","version","years","rows","public","purpose"],"properties":{"years":{"type":"array","items":{"type":"integer"}},
      "rows":{"type":"integer"},"public":{"type":"boolean"}}}}}})"},
    {"Dataset", R"({"type":"object","required":["dataset","versions","steps","imports"],"properties":{"dataset":{"type":"object"},
      "versions":{"type":"array","items":{"type":"string"}},"steps":{"type":"array"},"imports":{"type":"array"}}})"},
    {"Run", R"({"type":"object","required":["id","assignment","method","state","started","data","notes","releases"],"properties":{
      "id":{"type":"string"},"assignment":{"type":"string"},"state":{"enum":["done","failed","cancelled"]},"data":{"type":"array",
      "items":{"type":"string"}},"releases":{"type":"array","items":{"type":"object","required":["level","by","ground","date"]}}}})"},
    {"Runs", R"({"type":"object","required":["runs"],"properties":{"runs":{"type":"array","items":{"$ref":"#/components/schemas/Run"}}}})"},
    {"Job", R"({"type":"object","required":["number","kind","title","state","stage","outcome","problems"],"properties":{
      "number":{"type":"integer"},"state":{"enum":["waiting","running","done","failed"]},"outcome":{"type":"string"},"problems":{"type":"array"}}})"},
    {"LinesDone", R"({"type":"object","required":["created","changed","ids"],"properties":{"created":{"type":"integer"},
      "changed":{"type":"integer"},"ids":{"type":"object","additionalProperties":{"type":"string"}}}})"},
    {"Binding", R"({"type":"object","required":["assignment","method","data"],"properties":{"assignment":{"type":"string"},
      "method":{"type":"string"},"data":{"type":"array","items":{"type":"string"}}}})"},
    {"Released", R"({"type":"object","required":["release","run","assignment","level"],"properties":{"release":{"type":"string"},
      "run":{"type":"string"},"assignment":{"type":"string"},"level":{"enum":["internal","public"]}}})"},
    {"Published", R"({"type":"object","required":["publications"],"properties":{"publications":{"type":"array","items":{"type":"object",
      "required":["id","form","language","sha256"]}}}})"},
};

}  // namespace

std::span<const NamedSchema> schemas() { return kSchemas; }

}  // namespace rodtrad::api
